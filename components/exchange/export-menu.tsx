import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { FORMATS } from '@/lib/exchange/format'
import { type PlanName, planChoices } from '@/lib/exchange/plans'
import { ExportForm } from './export-form'
import './exchange.css'

/** Sheets that come with the table in a workbook. */
export const LAW_SHEETS = ['findings', 'provisions', 'penalties', 'sources'] as const

type ExportMenuProps = {
  request: PageRequest
  /** Where the table is to be had, without the language: `/matrix/export`. */
  path: string
  /** null: a table whose columns its page makes, all of which go. */
  plan: PlanName | null
  /** The day shown, which the file's address names; null where the page has no day. */
  day: string | null
  /** What of the page's address the file's does not take from it: choices that the page made by itself. */
  pin?: Record<string, string>
  sheets?: readonly ((typeof LAW_SHEETS)[number] | 'instruments' | 'candidates' | 'deficiencies' | 'measures')[]
}

/** The page's table as a file: which format, and which columns beside those that the screen shows. Needs no script. */
export async function ExportMenu({ request, path, plan, day, pin = {}, sheets = [] }: ExportMenuProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'exchange' })
  const choices = plan === null ? [] : planChoices(plan)
  const { format: _format, extra: _extra, ...shown } = query
  const kept = { ...(day === null ? {} : { date: day }), ...pin, ...shown }
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <details className="menu export">
      <summary>{t('menu')}</summary>
      <div className="menu-body">
        <ExportForm action={`/${locale}${path}`}>
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <fieldset>
            <legend>{t('format')}</legend>
            {FORMATS.map((format, index) => (
              <label key={format}>
                <input type="radio" name="format" value={format} defaultChecked={index === 0} />{' '}
                {t(`formats.${format}`)}
              </label>
            ))}
            {sheets.length === 0 ? null : (
              <p>{t('workbook', { sheets: list.format(sheets.map((sheet) => t(`sheets.${sheet}`))) })}</p>
            )}
          </fieldset>
          {choices.length === 0 ? null : (
            <fieldset className="export-columns">
              <legend>{t('columnsTitle')}</legend>
              <p>{t(choices.some(({ isExtra }) => isExtra) ? 'always' : 'alwaysOnly')}</p>
              {[...choices]
                .sort((a, b) => Number(b.isExtra) - Number(a.isExtra))
                .map(({ key, isExtra }) => (
                  <label key={key}>
                    <input type="checkbox" name="extra" value={key} defaultChecked={!isExtra} disabled={!isExtra} />{' '}
                    {t(`columns.${key}`)}
                  </label>
                ))}
            </fieldset>
          )}
          <button type="submit">{t('download')}</button>
        </ExportForm>
      </div>
    </details>
  )
}
