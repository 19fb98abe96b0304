import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { CandidateDeficiency } from '@/lib/law/schema'

type CandidatesProps = { candidates: CandidateDeficiency[]; country: string; request: PageRequest }

export async function Candidates({ candidates, country, request }: CandidatesProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'countries' })
  if (candidates.length === 0) return <p>{t('noCandidates')}</p>
  return candidates.map(({ requirement, kind, severity, title, description, proposedMeasure }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a candidate is known by its place in the country's file.
    <article key={index} className="candidate">
      <h3>
        <a href={href(locale, `/matrix/${country}/${requirement}`, query)}>
          <DataText value={title} locale={locale} />
        </a>
      </h3>
      <p className="aside">
        {t(`kinds.${kind}`)} · {t(`severities.${severity}`)}
      </p>
      <p>
        <DataText value={description} locale={locale} />
      </p>
      <p>
        <strong>{t('proposedMeasure')}</strong>
        <br />
        <DataText value={proposedMeasure} locale={locale} />
      </p>
    </article>
  ))
}
