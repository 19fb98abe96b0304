import { answerFigure } from '../answer-figure'

export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerFigure(request, params, { ending: 'svg', type: 'image/svg+xml; charset=utf-8', encode: (svg) => svg })
}
