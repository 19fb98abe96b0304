import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { ShareBar } from '@/components/share/share-bar'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { CooperationCheck, Question } from '@/lib/cooperation/check-rules'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { AnswerSection } from './answer-section'
import { ChannelSection } from './channel-section'
import { DualSection } from './dual-section'
import { PowerSection } from './power-section'
import { type FormProps, RequestForm } from './request-form'
import { RequestSection } from './request-section'
import { ThresholdSection } from './threshold-section'
import { TreatySection } from './treaty-section'
import { checkWords } from './words'
import './cooperation.css'

type CheckScreenProps = FormProps & { day: string; question: Question; check: CooperationCheck }

/** The whole answer for one pair, on one page that prints. */
export async function CheckScreen(props: CheckScreenProps) {
  const { request, day, question, check, outline } = props
  const { locale, query } = request
  const { requesting, requested, conducts, measure } = question
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const words = await checkWords(locale, outline)
  const names = { requesting: countryName(requesting, locale), requested: countryName(requested, locale) }
  const title = t('checkTitle', names)
  const reverse = { requesting: requested, requested: requesting, conduct: conducts.join(','), measure }
  const part = { request, words, day, question, check }
  return (
    <Frame request={request} path="/cooperation" day={day} title={title} layout="wide">
      <p className="crumbs">
        <a href={href(locale, '/cooperation', query)}>{t('title')}</a>
      </p>
      <h1>{title}</h1>
      <p className="lead">{t('asks', { measure: t(`measures.${measure}`), day: formatDay(day, locale) })}</p>
      <p className="note">{t('notice', { day: formatDay(day, locale) })}</p>
      <ShareBar request={request} day={day} table="coop-answer" />
      <ExportMenu request={request} path="/cooperation/export" plan="check" day={day} />
      <AnswerSection {...part} />
      <DualSection {...part} />
      {measure === 'extradition' ? <ThresholdSection {...part} /> : null}
      <PowerSection {...part} />
      <TreatySection {...part} />
      <ChannelSection {...part} />
      <RequestSection {...part} />
      <div className="coop-again">
        <p className="actions">
          <a href={href(locale, '/cooperation', query, reverse)}>{t('form.reverse')}</a>
          <a href={href(locale, '/cooperation/overview', query, { conduct: conducts[0] ?? '', measure })}>
            {t('toOverview')}
          </a>
        </p>
        <h2>{t('form.change')}</h2>
        <RequestForm {...props} />
      </div>
    </Frame>
  )
}
