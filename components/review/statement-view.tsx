import { getTranslations } from 'next-intl/server'
import { DataText } from '@/components/ui/text'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import type { Statement } from '@/lib/review/schema'
import { presentStatement } from '@/lib/review/state-rules'

/** The country's reply, or that it gave none; the ones it replaced or took back stay readable below. */
export async function StatementView({ statements, locale }: { statements: Statement[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'review.statement' })
  const present = presentStatement(statements)
  const earlier = statements.filter((one) => one !== present)
  return (
    <>
      {present === null ? (
        <p>{t(statements.length === 0 ? 'none' : 'withdrawn')}</p>
      ) : (
        <One statement={present} locale={locale} />
      )}
      {earlier.length === 0 ? null : (
        <details className="fold-box">
          <summary>{t('earlier', { count: earlier.length })}</summary>
          {earlier.map((statement) => (
            <One key={statement.id} statement={statement} locale={locale} />
          ))}
        </details>
      )}
    </>
  )
}

async function One({ statement, locale }: { statement: Statement; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'review.statement' })
  const { signedBy, office, signedOn, body, isWithdrawn } = statement
  return (
    <figure className="statement">
      <blockquote className="typed">
        <DataText value={body} locale={locale} />
      </blockquote>
      <figcaption>
        {t('signed', { name: signedBy, office, day: formatDay(signedOn, locale) })}
        {isWithdrawn ? ` · ${t('isWithdrawn')}` : ''}
      </figcaption>
    </figure>
  )
}
