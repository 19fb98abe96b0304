import { encodePng } from '@/components/penalties/figure-png'
import { answerFigure } from '../answer-figure'

export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerFigure(request, params, { ending: 'png', type: 'image/png', encode: encodePng })
}
