import { DataText } from '@/components/ui/text'
import type { Model } from '@/lib/measures/model-queries'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName } from '@/lib/platform/i18n/names'
import { measureWords } from './words'

/** Why a model stands where it does. */
export async function modelReason(model: Model, locale: Locale): Promise<string> {
  const { t } = await measureWords(locale)
  const { facts, sources, penalties } = model
  return `${t(`models.near.${model.nearness}`)}; ${t('models.complete', { facts, sources, penalties })}`
}

/** The provisions of countries that meet the requirement, nearest first. `propose`: where a measure begins with them. */
export async function Models({ models, locale, propose }: { models: Model[]; locale: Locale; propose: string | null }) {
  const { t } = await measureWords(locale)
  const rows = await Promise.all(models.map(async (model) => ({ model, reason: await modelReason(model, locale) })))
  return (
    <section>
      <h2 id="models">{t('models.title')}</h2>
      {rows.length === 0 ? <p>{t('models.none')}</p> : <p>{t('models.intro')}</p>}
      <ol>
        {rows.map(({ model, reason }) => (
          <li key={`${model.country}/${model.provision}`}>
            <a href={`/${locale}/provisions/${model.country}/${model.provision}`}>
              {countryName(model.country, locale)}: {model.instrument}, {model.article}
            </a>{' '}
            <small>({reason})</small>
            <br />
            <DataText value={model.summary} locale={locale} />
          </li>
        ))}
      </ol>
      {propose === null ? null : (
        <p>
          <a href={propose}>{t('models.propose')}</a>
        </p>
      )}
    </section>
  )
}
