import { getTranslations } from 'next-intl/server'
import { LaterLaw } from '@/components/law/later-law'
import { DataText } from '@/components/ui/text'
import type { PowerEntry } from '@/lib/cooperation/power-rules'
import { answerOf } from '@/lib/cooperation/rules'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { AnswerLabel } from './answer-label'
import type { SectionProps } from './answer-section'
import { Articles, Reason, Standing } from './finding-facts'

/** What the requested country can do: the answer for each conduct, then each requirement with its facts. */
export async function PowerSection(part: SectionProps) {
  const { request, words, check } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const entries = check.conducts[0]?.power.entries ?? []
  return (
    <section aria-labelledby="coop-power">
      <h2 id="coop-power">{t('power.title')}</h2>
      <ul className="plain coop-powers">
        {check.conducts.map(({ conduct, power }) => (
          <li key={conduct}>
            <p className="verdict">
              <AnswerLabel answer={power.answer} locale={locale} /> {words.title(conduct)}
            </p>
            <p>{[t(`power.${power.answer}`), ...power.limits.map((limit) => t(`limits.${limit}`))].join(' ')}</p>
          </li>
        ))}
      </ul>
      {entries.map((entry) => (
        <Entry key={`${entry.country} ${entry.requirement}`} {...part} entry={entry} />
      ))}
    </section>
  )
}

async function Entry({ entry, ...part }: SectionProps & { entry: PowerEntry }) {
  const { request, words } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const { finding, country, requirement, principal } = entry
  return (
    <article className="coop-entry">
      <h3>
        {t('power.of', { requirement: words.title(requirement), country: countryName(country, locale) })}{' '}
        <span className="tag">{t(principal ? 'power.principal' : 'power.beside')}</span>
      </h3>
      <p>
        <AnswerLabel answer={answerOf(finding)} locale={locale} /> <Reason {...part} finding={finding} />
      </p>
      {finding === null ? null : <LaterLaw finding={finding} day={part.question.day} locale={locale} />}
      <dl className="attributes">
        {finding?.attributes.map(({ id, title, value }) => (
          <div key={id}>
            <dt>
              <DataText value={title} locale={locale} />
            </dt>
            <dd>{typeof value === 'string' ? formatDay(value, locale) : <DataText value={value} locale={locale} />}</dd>
          </div>
        ))}
        <div>
          <dt>{t('dual.law')}</dt>
          <dd>
            <Articles {...part} finding={finding} />
          </dd>
        </div>
        <div>
          <dt>{t('dual.since')}</dt>
          <dd>
            <Standing {...part} finding={finding} />
          </dd>
        </div>
      </dl>
    </article>
  )
}
