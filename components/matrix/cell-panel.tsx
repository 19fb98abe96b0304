import { getTranslations } from 'next-intl/server'
import { CellDetail, type CellDetailProps } from '@/components/law/cell-detail'
import { DataText } from '@/components/ui/text'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { PanelShell } from './panel-shell'

export async function CellPanel(cell: CellDetailProps) {
  const { request, requirement, country } = cell
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cell' })
  const name = countryName(country, locale)
  return (
    <PanelShell
      label={t('title', { requirement: pickText(requirement.title, locale).text, country: name })}
      close={t('close')}
      open={t('open')}
      base={`/${locale}/matrix`}
    >
      <h2>
        <span className="over">{name}</span>
        <DataText value={requirement.title} locale={locale} />
      </h2>
      <CellDetail {...cell} level={3} />
    </PanelShell>
  )
}
