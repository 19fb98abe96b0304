import './conclusions.css'
import { getTranslations } from 'next-intl/server'
import { LocalisedField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { LOCALES } from '@/lib/platform/i18n/locales'
import type { Localised } from '@/lib/platform/i18n/localised'
import { formatDay } from '@/lib/platform/i18n/names'
import { NOTED } from '@/lib/reports/schema'

type NotesProps = {
  request: PageRequest
  section: (typeof NOTED)[number]
  /** The sections that have words already. */
  written: ReadonlySet<string>
  /** The newest first. */
  versions: { version: number; body: Localised; author: string; day: string }[]
}

/** Where staff write the introduction and a comment for each section. */
export async function NotesScreen({ request, section, written, versions }: NotesProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'conclusions' })
  const language = await getTranslations({ locale, namespace: 'language' })
  const forms = await getTranslations({ locale, namespace: 'forms' })
  const [newest] = versions
  const languages = [locale, ...LOCALES.filter((code) => code !== locale)].map((code) => ({
    code,
    name: language(code),
  }))
  return (
    <Frame request={request} path="/conclusions/notes" day={null} title={t('notes.title')} layout="wide">
      <h1>{t('notes.title')}</h1>
      <p className="lead">{t('notes.lead')}</p>
      <p>
        <a href={href(locale, '/conclusions', query)}>{t('notes.back')}</a>
      </p>
      <nav aria-label={t('page.sections')}>
        <ul className="report-notes">
          {NOTED.map((id) => (
            <li key={id}>
              <a
                href={href(locale, '/conclusions/notes', query, { section: id })}
                aria-current={id === section ? 'page' : undefined}
              >
                {t(`section.${id}`)}
              </a>
              {written.has(id) ? <small> ({t('notes.written')})</small> : null}
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(`section.${section}`)}</h2>
      <Form
        key={section}
        locale={locale}
        command="conclusions.write"
        submit={t('notes.save')}
        draft={`conclusions-${section}-${versions.length}`}
        hidden={{ section, version: (newest?.version ?? 0) + 1 }}
      >
        <LocalisedField
          name="body"
          label={t('notes.text')}
          hint={t('notes.hint')}
          languages={languages}
          others={forms('otherLanguages')}
          values={newest?.body}
          max={20_000}
          isLong
        />
      </Form>
      <section aria-labelledby="versions">
        <h2 id="versions">{t('notes.versions')}</h2>
        {versions.length === 0 ? (
          <p>{t('notes.none')}</p>
        ) : (
          <ol className="report-versions">
            {versions.map(({ version, body, author, day }) => (
              <li key={version}>
                <p className="aside">{t('notes.version', { version, author, day: formatDay(day, locale) })}</p>
                <p className="report-words">
                  <DataText value={body} locale={locale} />
                </p>
              </li>
            ))}
          </ol>
        )}
      </section>
    </Frame>
  )
}
