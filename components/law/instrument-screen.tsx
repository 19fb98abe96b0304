import { getTranslations } from 'next-intl/server'
import { ProvisionList } from '@/components/countries/provision-list'
import { ExportMenu } from '@/components/exchange/export-menu'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { InstrumentPageData } from '@/lib/law/schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { Sources } from './sources'
import { lawWords } from './words'

type InstrumentScreenProps = { request: PageRequest; day: string; instrument: InstrumentPageData }

/** A statute, code, decree or treaty: what it is, its recorded provisions with their periods, what it amended. */
export async function InstrumentScreen({ request, day, instrument }: InstrumentScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'law' })
  const words = await lawWords(locale)
  const { country, id, title, titleTranslated, kind, number, publishedOn, inForceOn, url, amends, full, sources } =
    instrument
  const facts = [
    [t('kind'), t(`instrumentKinds.${kind}`)],
    [t('number'), number],
    [t('publishedOn'), publishedOn === null ? null : formatDay(publishedOn, locale)],
    [t('inForceOn'), inForceOn === null ? null : formatDay(inForceOn, locale)],
  ] as const
  return (
    <Frame request={request} path={`/instruments/${country}/${id}`} day={day} title={title}>
      <p className="crumbs">
        <a href={`${href(locale, `/countries/${country}`, query)}#instruments`}>{countryName(country, locale)}</a>
      </p>
      <h1>{title}</h1>
      {titleTranslated !== null && titleTranslated[locale] !== title ? (
        <p className="lead">
          <DataText value={titleTranslated} locale={locale} />
        </p>
      ) : null}
      <dl className="attributes">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        {url === null ? null : (
          <div>
            <dt>{t('officialText')}</dt>
            <dd>
              <a href={url} rel="noreferrer" className="external">
                {url}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <h2>{t('provisionsOf')}</h2>
      {full.length === 0 ? (
        <p>{t('noProvisions')}</p>
      ) : (
        <>
          <ExportMenu
            request={request}
            path={`/instruments/${country}/${id}/export`}
            plan="provisions"
            day={day}
            sheets={['penalties']}
          />
          <ProvisionList provisions={full} day={day} request={request} withInstrument={false} />
        </>
      )}
      {amends.length === 0 ? null : (
        <>
          <h2>{t('amends')}</h2>
          <ul className="plain">
            {amends.map((provision) => (
              <li key={provision.id}>
                <a href={href(locale, `/provisions/${country}/${provision.id}`, query)}>{provision.article}</a>{' '}
                <small>{words.provisionPeriod(provision.period)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {sources.length === 0 ? null : (
        <>
          <h2>{t('sources')}</h2>
          <Sources sources={sources} locale={locale} />
        </>
      )}
    </Frame>
  )
}
