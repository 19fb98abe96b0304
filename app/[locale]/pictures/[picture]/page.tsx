import { PictureScreen } from '@/components/pictures/picture-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { askPictures, pictureNamed } from '../make-picture'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const name = pictureNamed(request.params.picture ?? '')
    const { make, ground } = await askPictures(request.query, request)
    return <PictureScreen request={request} picture={await make(name)} jurisdictions={ground.jurisdictions} />
  })
}
