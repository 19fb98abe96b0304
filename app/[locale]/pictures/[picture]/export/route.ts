import { pictureTable } from '@/components/exchange/picture-table'
import { exchangeWords } from '@/components/exchange/words'
import { answerExport } from '../../../answer-export'
import { askPictures, pictureNamed } from '../../make-picture'

/** The figures that a picture is drawn from. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string; picture: string }> }) {
  return answerExport(request, params, async (page) => {
    const name = pictureNamed(page.params.picture ?? '')
    const { make } = await askPictures(page.query, page)
    const [picture, words] = await Promise.all([make(name), exchangeWords(page, null)])
    return { name: `${name}-${picture.day}`, table: pictureTable(picture, words) }
  })
}
