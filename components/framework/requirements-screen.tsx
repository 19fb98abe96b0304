import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import { semicolon } from '@/lib/platform/i18n/names'
import { articleInWords } from './article'

/** The framework: every requirement under its group and area, with the articles it comes from. */
export async function RequirementsScreen({ request, outline }: { request: PageRequest; outline: Outline }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'requirements' })
  const standards = new Map(outline.standards.map((standard) => [standard.id, standard]))
  return (
    <Frame request={request} path="/requirements" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro', { count: outline.requirements.length, areas: outline.areas.length })}</p>
      <ExportMenu request={request} path="/requirements/export" plan="requirements" day={null} />
      {outline.areas.map((area) => (
        <section key={area.id}>
          <h2>
            <DataText value={area.title} locale={locale} />
          </h2>
          {area.groups.map((group) => (
            <section key={group.id}>
              <h3>
                <DataText value={group.title} locale={locale} />
              </h3>
              <ul className="requirement-list">
                {outline.requirements
                  .filter((requirement) => requirement.group === group.slug)
                  .map(({ id, title, core, references }) => (
                    <li key={id}>
                      <a href={href(locale, `/requirements/${id}`, query)}>
                        <DataText value={title} locale={locale} />
                      </a>
                      {core ? <span className="tag">{t('core')}</span> : null}
                      <span className="aside">
                        {references.map(({ standard, article }, index) => {
                          const found = standards.get(standard)
                          return (
                            <span key={`${standard} ${article}`}>
                              {index === 0 ? '' : semicolon(locale)}
                              {found ? <DataText value={found.short} locale={locale} /> : standard}{' '}
                              {articleInWords(article, { whole: t('whole'), network: t('network') })}
                            </span>
                          )
                        })}
                      </span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
    </Frame>
  )
}
