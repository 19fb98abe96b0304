import { getTranslations } from 'next-intl/server'
import { AdoptForm } from '@/components/register/mark-screen'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { CandidateDeficiency } from '@/lib/law/schema'

type CandidatesProps = {
  candidates: CandidateDeficiency[]
  country: string
  request: PageRequest
  day: string
  /** The places of those that nobody has adopted yet. */
  open: ReadonlySet<number>
}

export async function Candidates({ candidates, country, request, day, open }: CandidatesProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'countries' })
  const register = await getTranslations({ locale, namespace: 'register' })
  if (candidates.length === 0) return <p>{t('noCandidates')}</p>
  return candidates.map(({ position, requirement, kind, severity, title, description, proposedMeasure }) => (
    <article key={position} className="candidate">
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
      {may(request.actor, 'deficiency.mark') && open.has(position) ? (
        <AdoptForm {...{ locale, country, day, position }} submit={register('new.adopt')} />
      ) : null}
    </article>
  ))
}
