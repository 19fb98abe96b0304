import { getTranslations } from 'next-intl/server'
import { ConclusionsScreen } from '@/components/conclusions/conclusions-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { buildDocument } from '@/lib/reports/build'
import { currentRevision } from '@/lib/reports/current-revision'
import { measureSections } from '@/lib/reports/measure-rules'
import { findReportData } from '@/lib/reports/queries'
import { makeWords } from '@/lib/reports/words'
import { readScope } from './read-scope'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { locale, query, actor } = request
    const read = await readScope(query, locale, actor)
    const { scope, nothing } = read
    const t = await getTranslations({ locale })
    const revision = await currentRevision()
    const words = makeWords(t, locale)
    // In the page's own language, whatever the document's: what is shown here is how long it will be and its figures.
    const made =
      nothing === null
        ? await buildDocument(await findReportData({ ...scope, language: locale }, revision), words)
        : null
    return (
      <ConclusionsScreen
        request={request}
        read={read}
        revision={revision}
        document={made}
        sizes={made === null ? [] : measureSections(made)}
        mayWrite={may(actor, 'conclusions.write')}
      />
    )
  })
}
