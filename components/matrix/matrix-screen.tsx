import { getMessages, getTranslations } from 'next-intl/server'
import { ExportMenu, LAW_SHEETS } from '@/components/exchange/export-menu'
import { articleInWords } from '@/components/framework/article'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { may } from '@/lib/auth/permissions'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { selectCountries, selectRequirements } from '@/lib/matrix/rules'
import type { Matrix } from '@/lib/matrix/schema'
import { type MatrixView, sinceOf } from '@/lib/matrix/view'
import { packMatrix } from '@/lib/matrix/wire'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { Explorer } from './explorer'
import { Legend } from './legend'

type MatrixScreenProps = { request: PageRequest; matrix: Matrix; view: MatrixView; day: string }

export async function MatrixScreen({ request, matrix, view, day }: MatrixScreenProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'matrix' })
  const messages = await getMessages({ locale })
  const countries = selectCountries(matrix, view)
  const requirements = selectRequirements(matrix, view, countries)
  const since = sinceOf(view)
  const article = await getTranslations({ locale, namespace: 'requirements' })
  const articleWords = { whole: article('whole'), network: article('network') }
  const changesHint = (other: string) => {
    const [since, until] = other < day ? [other, day] : [day, other]
    return t('changesHint', { since: formatDay(since, locale), day: formatDay(until, locale) })
  }
  const inWords = matrix.requirements.map((requirement) => ({
    ...requirement,
    articles: requirement.articles.map((one) => ({ ...one, article: articleInWords(one.article, articleWords) })),
  }))
  const dayText = formatDay(day, locale)
  const period = await getTranslations({ locale, namespace: 'period' })
  return (
    <Frame request={request} path="/matrix" day={day} title={t('title')} layout="grid">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p>
          {t('summary', { requirements: requirements.length, countries: countries.length, day: dayText })}
          {since === null || since === day ? null : <> {changesHint(since)}</>}
        </p>
        <ShareBar request={request} day={day} table="matrix" signs={messages.status} />
        <ExportMenu
          request={request}
          path="/matrix/export"
          plan="matrix"
          day={day}
          sheets={[...LAW_SHEETS, 'deficiencies', 'measures']}
        />
      </div>
      <Explorer
        packed={packMatrix({ ...matrix, requirements: inWords })}
        labels={{
          ...messages.matrix.grid,
          ...messages.review.grid,
          ...messages.register.grid,
          ...messages.texts.grid,
          sinceDay: daysInWords(matrix, locale, (text) => period('since', { day: text })),
        }}
        caption={t('caption', { day: dayText })}
        empty={{ text: t('empty'), hint: t('emptyHint') }}
        menu={{ title: t('countries'), hint: t('countriesHint'), filters: t('filters'), apply: t('apply') }}
        base={`/${locale}`}
        mayMark={may(request.actor, 'deficiency.mark')}
        workshop={WORKSHOP_DAY}
      />
      <Legend locale={locale} />
      <p className="print-footer">{t('printFooter', { day: dayText })}</p>
    </Frame>
  )
}

// Written out here: the browser's calendar may not write a date as the server's does, and the two must agree.
function daysInWords(matrix: Matrix, locale: Locale, phrase: (day: string) => string): Record<string, string> {
  const words: Record<string, string> = {}
  for (const { cells } of matrix.requirements)
    for (const { from } of cells) if (from !== null) words[from] ??= phrase(formatDay(from, locale))
  return words
}
