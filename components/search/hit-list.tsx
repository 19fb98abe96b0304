import { getTranslations } from 'next-intl/server'
import { StatusLabel } from '@/components/law/sign'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { countryName } from '@/lib/platform/i18n/names'
import type { Hit } from '@/lib/search/schema'
import { ExcerptText, Pieces } from './pieces'

type HitListProps = {
  hits: Hit[]
  /** Countries that the question names. */
  countries: string[]
  request: PageRequest
  day: string
}

export async function HitList({ hits, countries, request, day }: HitListProps) {
  return (
    <ol className="hits">
      {hits.map((hit) => (
        <li key={keyOf(hit)} className={hit.isExact ? 'exact' : undefined}>
          <HitHead hit={hit} countries={countries} request={request} day={day} />
          {hit.excerpt ? (
            <p className="hit-text">
              <ExcerptText excerpt={hit.excerpt} locale={request.locale} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

type HitHeadProps = { hit: Hit; countries: string[]; request: PageRequest; day: string }

async function HitHead({ hit, countries, request, day }: HitHeadProps) {
  const { locale, query } = request
  const words = await lawWords(locale)
  switch (hit.kind) {
    case 'requirement': {
      const t = await getTranslations({ locale, namespace: 'search' })
      return (
        <>
          <a className="hit-link" href={href(locale, `/requirements/${hit.id}`, query)}>
            <ExcerptText excerpt={hit.title} locale={locale} />
          </a>
          {countries.map((code) => (
            <a key={code} className="hit-cell" href={href(locale, `/matrix/${code}/${hit.id}`, query)}>
              {t('inCountry', { country: countryName(code, locale) })}
            </a>
          ))}
        </>
      )
    }
    case 'provision':
      return (
        <>
          <a className="hit-link" href={href(locale, `/provisions/${hit.country}/${hit.id}`, query)}>
            {countryName(hit.country, locale)} · <Pieces pieces={hit.article} /> · {hit.instrument}
          </a>
          {hit.title ? (
            <span className="hit-title">
              <ExcerptText excerpt={hit.title} locale={locale} />
            </span>
          ) : null}
          <span className="aside">
            {words.provisionPeriod(hit.period)}
            {words.inForce(hit.period, day)}
          </span>
        </>
      )
    case 'instrument': {
      const law = await getTranslations({ locale, namespace: 'law' })
      const facts = [law(`instrumentKinds.${hit.instrumentKind}`), hit.number, hit.publishedOn?.slice(0, 4)]
      return (
        <>
          <a className="hit-link" href={href(locale, `/instruments/${hit.country}/${hit.id}`, query)}>
            {countryName(hit.country, locale)} · <Pieces pieces={hit.title.pieces} />
          </a>
          <span className="aside">{facts.filter(Boolean).join(' · ')}</span>
        </>
      )
    }
    case 'finding': {
      const status = await getTranslations({ locale, namespace: 'status' })
      const confidence = await getTranslations({ locale, namespace: 'confidence' })
      return (
        <>
          <a className="hit-link" href={href(locale, `/matrix/${hit.country}/${hit.requirement}`, query)}>
            {countryName(hit.country, locale)} · <DataText value={hit.requirementTitle} locale={locale} />
          </a>
          <span className="hit-status">
            <StatusLabel status={hit.status} word={status(hit.status)} />{' '}
            <small>
              {words.findingPeriod(hit.period)}; {confidence(hit.confidence)}
            </small>
          </span>
        </>
      )
    }
    case 'country':
      return (
        <a className="hit-link" href={href(locale, `/countries/${hit.code}`, query)}>
          {countryName(hit.code, locale)}
        </a>
      )
  }
}

function keyOf(hit: Hit): string {
  switch (hit.kind) {
    case 'requirement':
      return hit.id
    case 'country':
      return hit.code
    case 'finding':
      return `${hit.country} ${hit.requirement}`
    default:
      return `${hit.country} ${hit.id}`
  }
}
