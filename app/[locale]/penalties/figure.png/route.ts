import { answerFigure } from '../../answer-figure'
import { drawFigure } from '../draw-figure'

export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerFigure(request, (await params).locale, 'png', drawFigure)
}
