import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Requirement, Term } from '@/lib/framework/schema'
import { StatusLabel } from './sign'

/** The requirement's test: what counts as met, partial, gap and unknown, and the terms it uses. */
export async function Judged({
  requirement,
  terms,
  request,
  heading: Head,
}: {
  requirement: Requirement
  terms: Term[]
  request: PageRequest
  heading: 'h2' | 'h3'
}) {
  const { locale, query } = request
  const t = await getTranslations({ locale })
  return (
    <>
      <dl className="judged">
        <dt>
          <StatusLabel status="met" word={t('status.met')} />
        </dt>
        <dd>
          <DataText value={requirement.met} locale={locale} />
        </dd>
        <dt>
          <StatusLabel status="partial" word={t('status.partial')} />
        </dt>
        <dd>
          <DataText value={requirement.partial} locale={locale} />
        </dd>
        <dt>
          <StatusLabel status="gap" word={t('status.gap')} />
        </dt>
        <dd>{t('cell.gapText')}</dd>
        <dt>
          <StatusLabel status="unknown" word={t('status.unknown')} />
        </dt>
        <dd>{t('cell.unknownText')}</dd>
      </dl>
      {terms.length === 0 ? null : (
        <>
          <Head>{t('requirements.termsUsed')}</Head>
          <dl className="terms">
            {terms.map(({ id, term, definition }) => (
              <div key={id}>
                <dt>
                  <a href={`${href(locale, '/glossary', query)}#${id}`}>
                    <DataText value={term} locale={locale} />
                  </a>
                </dt>
                <dd>
                  <DataText value={definition} locale={locale} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  )
}
