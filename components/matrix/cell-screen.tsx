import { getTranslations } from 'next-intl/server'
import { CellDetail, type CellDetailProps } from '@/components/law/cell-detail'
import { Models } from '@/components/measures/models'
import { ShareBar } from '@/components/share/share-bar'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { RequirementBrief } from '@/lib/framework/schema'
import { decodeView, formatView } from '@/lib/matrix/view'
import type { Model } from '@/lib/measures/model-queries'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'

type CellScreenProps = CellDetailProps & {
  previous: RequirementBrief | undefined
  next: RequirementBrief | undefined
  /** What other countries have where this one lacks it; null where it lacks nothing or nothing is known. */
  models: Model[] | null
}

export async function CellScreen({ previous, next, models, ...cell }: CellScreenProps) {
  const { request, requirement, country, day } = cell
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cell' })
  const title = pickText(requirement.title, locale).text
  const name = countryName(country, locale)
  const toCell = (id: string) => `/${locale}/matrix/${country}/${id}${formatView(decodeView(query))}`
  return (
    <Frame
      request={request}
      path={`/matrix/${country}/${requirement.id}`}
      day={day}
      title={t('title', { requirement: title, country: name })}
    >
      <p className="crumbs">
        <a href={`/${locale}/matrix${formatView(decodeView(query))}`}>{t('back')}</a>
      </p>
      <h1>
        <span className="over">
          <a href={href(locale, `/countries/${country}`, query)}>{name}</a>
        </span>
        <DataText value={requirement.title} locale={locale} />
      </h1>
      <ShareBar request={request} day={day} />
      <CellDetail {...cell} level={2} />
      {models === null ? null : (
        <Models
          models={models}
          locale={locale}
          propose={
            may(request.actor, 'measure.edit')
              ? `/${locale}/measures/new?country=${country}&requirement=${requirement.id}`
              : null
          }
        />
      )}
      <nav className="pager" aria-label={t('pager')}>
        {previous ? (
          <a rel="prev" href={toCell(previous.id)}>
            <small>{t('previous')}</small> <DataText value={previous.title} locale={locale} />
          </a>
        ) : null}
        {next ? (
          <a rel="next" href={toCell(next.id)}>
            <small>{t('next')}</small> <DataText value={next.title} locale={locale} />
          </a>
        ) : null}
      </nav>
    </Frame>
  )
}
