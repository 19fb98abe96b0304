import { getTranslations } from 'next-intl/server'
import { FIRST_DAY, LAST_DAY } from '@/lib/law/periods'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { FORMATS } from '@/lib/reports/document'
import { SECTIONS } from '@/lib/reports/schema'
import type { ConclusionsProps } from './conclusions-screen'
import { FileButtons } from './file-buttons'

type ScopeFormProps = Pick<ConclusionsProps, 'request' | 'read'> & { isPossible: boolean }

/** What to report, as a plain form: one button shows its figures, each of the others makes a file. */
export async function ScopeForm({ request, read, isPossible }: ScopeFormProps) {
  const { locale } = request
  const { scope, choices, mayReadAll } = read
  const t = await getTranslations({ locale, namespace: 'conclusions' })
  const language = await getTranslations({ locale, namespace: 'language' })
  const countries = sortByName(
    choices.jurisdictions.map(({ code }) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const boxes = (name: 'countries' | 'areas' | 'sections', items: { id: string; title: string }[]) => (
    <fieldset>
      <legend>{t(`page.${name}`)}</legend>
      <div className={`report-boxes ${name}`}>
        {items.map(({ id, title }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              name={name}
              value={id}
              defaultChecked={scope[name].some((chosen) => chosen === id)}
            />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
  return (
    <form action={`/${locale}/conclusions`} className="report-form" aria-label={t('page.form')}>
      <input type="hidden" name="chosen" value="1" />
      {boxes(
        'countries',
        countries.map(({ code, name }) => ({ id: code, title: name })),
      )}
      {boxes(
        'areas',
        choices.outline.areas.map(({ id, title }) => ({ id, title: pickText(title, locale).text })),
      )}
      {boxes(
        'sections',
        SECTIONS.map((id) => ({ id, title: t(`section.${id}`) })),
      )}
      <div className="report-fields">
        <label>
          <span>{t('page.date')}</span>
          <input type="date" name="date" defaultValue={scope.day} min={FIRST_DAY} max={LAST_DAY} required />
        </label>
        <label>
          <span>{t('page.since')}</span>
          <input
            type="date"
            name="since"
            defaultValue={scope.since ?? ''}
            min={FIRST_DAY}
            max={LAST_DAY}
            aria-describedby="since-hint"
          />
          <small id="since-hint">{t('page.sinceHint')}</small>
        </label>
        <label>
          <span>{t('page.standard')}</span>
          <select name="standard" defaultValue={scope.standard ?? ''}>
            <option value="">{t('page.anyStandard')}</option>
            {choices.outline.standards.map(({ id, short }) => (
              <option key={id} value={id}>
                {pickText(short, locale).text}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('page.language')}</span>
          <select name="language" defaultValue={scope.language}>
            {LOCALES.map((code) => (
              <option key={code} value={code}>
                {language(code)}
              </option>
            ))}
          </select>
        </label>
        {mayReadAll ? (
          <label>
            <span>{t('page.register')}</span>
            <select name="register" defaultValue={scope.register}>
              <option value="published">{t('register.published')}</option>
              <option value="all">{t('register.all')}</option>
            </select>
          </label>
        ) : null}
      </div>
      <p className="aside">{t('page.all')}</p>
      <div className="report-actions">
        <button type="submit">{t('page.update')}</button>
        <FileButtons
          action={`/${locale}/conclusions/file`}
          isPossible={isPossible}
          formats={FORMATS.map((id) => ({ id, name: t(`page.format.${id}`), hint: t(`page.formatHint.${id}`) }))}
          words={{
            download: t('page.download'),
            gathering: t('page.gathering'),
            making: t('page.making', { done: '{done}', of: '{of}' }),
            cancel: t('page.cancel'),
            cancelled: t('page.cancelled'),
            done: t('page.made', { name: '{name}' }),
            lost: t('page.lost'),
          }}
        />
      </div>
    </form>
  )
}
