import { getTranslations } from 'next-intl/server'
import { Sign } from '@/components/law/sign'
import { CONFIDENCES, STATUSES } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'

/** What the signs, the marks and the folded corner mean. */
export async function Legend({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale })
  return (
    <section className="legend" aria-labelledby="legend">
      <h2 id="legend">{t('matrix.legend')}</h2>
      <ul>
        {STATUSES.map((status) => (
          <li key={status}>
            <span className={`swatch ${status}`}>
              <Sign status={status} />
            </span>{' '}
            {t(`status.${status}`)}
          </li>
        ))}
        {CONFIDENCES.map((confidence) => (
          <li key={confidence}>
            <svg className="mark" aria-hidden="true" width="14" height="14">
              <use href={`#mark-${confidence}`} />
            </svg>{' '}
            {t(`confidence.${confidence}`)}
          </li>
        ))}
        <li>
          <span className="swatch met">
            <i className="gap" />
          </span>{' '}
          {t('matrix.legendChange')}
        </li>
        <li>
          <span className="swatch met reviewed">
            <Sign status="met" />
          </span>{' '}
          {t('review.legendReviewed')}
        </li>
        <li>
          <span className="swatch met disputed">
            <Sign status="met" />
          </span>{' '}
          {t('review.legendDisputed')}
        </li>
        <li>
          <span className="swatch gap marked">
            <Sign status="gap" />
          </span>{' '}
          {t('register.grid.marked')}
        </li>
        <li>
          <span className="swatch met">
            <Sign status="met" />
            <b />
          </span>{' '}
          {t('texts.legendLawChanged')}
        </li>
        <li>
          <b>5/7</b> {t('matrix.legendSums')}
        </li>
      </ul>
    </section>
  )
}
