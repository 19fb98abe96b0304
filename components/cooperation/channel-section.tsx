import { getTranslations } from 'next-intl/server'
import { DataText } from '@/components/ui/text'
import { AnswerLabel } from './answer-label'
import type { SectionProps } from './answer-section'
import { Reason, Standing } from './finding-facts'

/** Where a request to the country goes, in the record's words. */
export async function ChannelSection(part: SectionProps) {
  const { request, check } = part
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  return (
    <section aria-labelledby="coop-channels">
      <h2 id="coop-channels">{t('channels.title')}</h2>
      <dl className="attributes coop-channels">
        {check.channels.map(({ channel, answer, body, finding }) => (
          <div key={channel}>
            <dt>{t(`channels.${channel}`)}</dt>
            <dd>
              <p>
                <AnswerLabel answer={answer} locale={locale} />{' '}
                <b>{body === null ? t('channels.noBody') : <DataText value={body} locale={locale} />}</b>
              </p>
              <p>
                <Reason {...part} finding={finding} />
              </p>
              <p className="aside">
                <Standing {...part} finding={finding} />
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
