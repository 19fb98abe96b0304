import { getTranslations } from 'next-intl/server'
import { DrawingSvg } from '@/components/figure/drawing-svg'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { formatDay } from '@/lib/platform/i18n/names'
import type { Picture } from './picture'
import './pictures.css'
import './roles.css'

/** All the pictures, each small and with what it says. */
export async function PictureIndexScreen({
  request,
  day,
  pictures,
}: {
  request: PageRequest
  day: string
  pictures: readonly Picture[]
}) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'pictures' })
  return (
    <Frame request={request} path="/pictures" day={day} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro', { day: formatDay(day, locale) })}</p>
      <ul className="picture-index">
        {pictures.map(({ name, summary, drawings }) => (
          <li key={name}>
            <h2>
              <a href={href(locale, `/pictures/${name}`, query)}>{t(`names.${name}`)}</a>
            </h2>
            <p>{t(`about.${name}`)}</p>
            {drawings === null ? null : (
              <div className="picture-small" aria-hidden="true">
                <DrawingSvg
                  className={`picture-thumb picture-${name}`}
                  drawing={withoutLinks(drawings.wide)}
                  label=""
                />
              </div>
            )}
            <p className="aside">{summary}</p>
          </li>
        ))}
      </ul>
      <h2>
        <a href={href(locale, '/method', query)}>{t('method')}</a>
      </h2>
      <p>{t('aboutMethod')}</p>
    </Frame>
  )
}

/** A small copy is there to be recognised: its links are in the picture itself. */
function withoutLinks(drawing: NonNullable<Picture['drawings']>['wide']) {
  return { ...drawing, items: drawing.items.map(({ target: _, ...item }) => item) }
}
