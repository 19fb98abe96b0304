import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { provisionsInForce } from '@/lib/cooperation/rules'
import type { Finding } from '@/lib/law/schema'
import { countryName } from '@/lib/platform/i18n/names'
import type { PartProps } from './words'

type Props = PartProps & { finding: Finding | null; request: PageRequest }

/** The articles in force that a finding cites, each with its instrument. */
export async function Articles({ finding, request, day }: Props) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const provisions = provisionsInForce(finding, day)
  if (provisions.length === 0) return <>{t('dual.noLaw')}</>
  return (
    <ul className="plain articles">
      {provisions.map(({ country, id, article, instrument }) => (
        <li key={id}>
          <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a>
          <small className="aside">{instrument.title}</small>
        </li>
      ))}
    </ul>
  )
}

/** Why the record has it so. */
export async function Reason({ finding, request }: Props) {
  const t = await getTranslations({ locale: request.locale, namespace: 'cooperation' })
  return finding === null ? t('dual.noRecord') : <DataText value={finding.rationale} locale={request.locale} />
}

/** The way to a cell and its sources. */
export async function CellLink({
  country,
  requirement,
  request,
  words,
}: Pick<Props, 'request' | 'words'> & { country: string; requirement: string }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const name = t('cellOf', { country: countryName(country, locale), requirement: words.title(requirement) })
  return (
    <a className="coop-more no-copy" href={href(locale, `/matrix/${country}/${requirement}`, query)} aria-label={name}>
      {t('cell')}
    </a>
  )
}

/** Since when and how sure, with the way to the cell. */
export function Standing({ finding, request, words }: Props) {
  if (finding === null) return <>{words.confidence(null)}</>
  const { country, requirement, period, confidence } = finding
  return (
    <>
      {words.law.findingPeriod(period)}; {words.confidence(confidence)}{' '}
      <CellLink country={country} requirement={requirement} request={request} words={words} />
    </>
  )
}
