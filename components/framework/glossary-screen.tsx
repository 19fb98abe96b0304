import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DataText } from '@/components/ui/text'
import type { Term } from '@/lib/framework/schema'

export async function GlossaryScreen({ request, terms }: { request: PageRequest; terms: Term[] }) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'glossary' })
  return (
    <Frame request={request} path="/glossary" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro')}</p>
      <ExportMenu request={request} path="/glossary/export" plan="terms" day={null} />
      <dl className="glossary">
        {terms.map(({ id, term, definition }) => (
          <div key={id} id={id}>
            <dt>
              <DataText value={term} locale={locale} />
            </dt>
            <dd>
              <DataText value={definition} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </Frame>
  )
}
