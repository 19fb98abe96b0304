import { drawPicture } from '@/components/pictures/draw-picture'
import { NotFound } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'
import { answerFigure } from '../../answer-figure'
import { askPictures, pictureNamed } from '../make-picture'

/** A picture's file; a picture that has nothing to draw has none. */
export async function answerPicture(
  request: Request,
  params: Promise<{ locale: string; picture: string }>,
  ending: 'svg' | 'png',
): Promise<Response> {
  const { locale: segment, picture } = await params
  return answerFigure(request, segment, ending, async (query, locale) => {
    const name = pictureNamed(picture)
    const { make } = await askPictures(query, { locale, today: currentRequest().today })
    const drawn = await drawPicture(await make(name), locale, query)
    if (drawn === null) throw new NotFound('page', name)
    return drawn
  })
}
