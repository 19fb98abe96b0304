import { answerPicture } from '../answer-picture'

export function GET(request: Request, { params }: { params: Promise<{ locale: string; picture: string }> }) {
  return answerPicture(request, params, 'svg')
}
