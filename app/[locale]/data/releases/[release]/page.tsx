import { z } from 'zod'
import { ReleaseScreen } from '@/components/data/release-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { compareReleases, findRelease, findReleases } from '@/lib/releases/queries'
import { releaseIdSchema } from '@/lib/releases/schema'
import { findTitles } from '../../find-titles'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const id = releaseIdSchema.safeParse(request.params.release).data
    if (id === undefined) throw new NotFound('page', request.params.release ?? '')
    const release = await findRelease(id)
    const others = (await findReleases()).map((one) => one.id).filter((other) => other !== id)
    const { with: other } = parseQuery(z.object({ with: z.enum(['current', ...others]).optional() }), request.query)
    const differences = other === undefined ? null : await compareReleases(id, other === 'current' ? null : other)
    const titles = await findTitles(request.locale)
    const site = process.env.COTEJO_URL?.replace(/\/$/, '') ?? ''
    return <ReleaseScreen {...{ request, release, others, differences, titles, site }} other={other ?? null} />
  })
}
