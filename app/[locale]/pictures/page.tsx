import { PictureIndexScreen } from '@/components/pictures/index-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { PICTURES } from '@/lib/pictures/schema'
import { askPictures } from './make-picture'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    // The day and the countries travel along; what one picture was asked for is no business of the others.
    const { date, countries } = request.query
    const carried = { ...(date ? { date } : {}), ...(countries ? { countries } : {}) }
    const { make, day } = await askPictures(carried, request)
    const pictures = await Promise.all(PICTURES.map(make))
    return <PictureIndexScreen request={request} day={day} pictures={pictures} />
  })
}
