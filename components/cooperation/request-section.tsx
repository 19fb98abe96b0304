import { getTranslations } from 'next-intl/server'
import { contactsOf } from '@/lib/cooperation/channel-rules'
import { provisionsInForce } from '@/lib/cooperation/rules'
import type { Measure } from '@/lib/cooperation/schema'
import { servesRequest, TREATY_ARTICLES } from '@/lib/cooperation/treaty-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import type { SectionProps } from './answer-section'

/** What a request says, after Budapest arts. 25, 27 and 29(2); the articles, the treaty and the addressee filled in. */
const OF_DATA = ['data', 'custodian', 'necessity'] as const
const OF_MEASURE = {
  preservation: [...OF_DATA, 'intention'],
  subscriber: OF_DATA,
  traffic: OF_DATA,
  content: OF_DATA,
  search: OF_DATA,
  interception: ['means', 'necessity'],
  interview: ['interview'],
  extradition: ['person', 'nationals'],
  'joint-team': ['team'],
} as const satisfies Record<Measure, readonly string[]>

export async function RequestSection({ request, words, day, question, check }: SectionProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const articles = (at: 0 | 1) => {
    const provisions = check.conducts.flatMap(({ dual }) => {
      const { answer, finding } = dual.sides[at]
      return answer === 'yes' || answer === 'partly' ? provisionsInForce(finding, day) : []
    })
    const named = new Set(provisions.map(({ article, instrument }) => `${article} (${instrument.title})`))
    return named.size === 0 ? t('request.noArticles') : [...named].join(', ')
  }
  const treaties = check.treaties
    .filter(
      ({ treaty, inForce }) =>
        inForce === 'yes' && question.conducts.some((conduct) => servesRequest(treaty, conduct, question.measure)),
    )
    .map(({ treaty }) => {
      const { measures, general } = TREATY_ARTICLES[treaty]
      const list = [...(measures[question.measure] ?? []), ...general]
      return list.length === 0 ? words.treaty(treaty) : `${words.treaty(treaty)} (${list.join(', ')})`
    })
  const contacts = contactsOf(check.channels).map((body) => pickText(body, locale).text)
  return (
    <section aria-labelledby="coop-request">
      <h2 id="coop-request">{t('request.title')}</h2>
      <ul className="coop-checklist">
        <li>{t('request.authority')}</li>
        <li>{t('request.facts')}</li>
        <li>
          {t('request.articles', {
            requesting: countryName(question.requesting, locale),
            requested: countryName(question.requested, locale),
            first: articles(0),
            second: articles(1),
          })}
        </li>
        {OF_MEASURE[question.measure].map((item) => (
          <li key={item}>{t(`request.${item}`)}</li>
        ))}
        <li>
          {treaties.length === 0 ? t('request.noTreaty') : t('request.treaty', { treaties: words.list(treaties) })}
        </li>
        <li>{t('request.urgency')}</li>
        <li>{t('request.confidentiality')}</li>
        <li>
          {contacts.length === 0
            ? t('request.contactUnknown')
            : t('request.contact', { contact: contacts.join(' · ') })}
        </li>
      </ul>
    </section>
  )
}
