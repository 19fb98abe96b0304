import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/exchange/export-menu'
import { DrawingSvg } from '@/components/figure/drawing-svg'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { Jurisdiction } from '@/lib/law/schema'
import { pictureAddress } from './address'
import { type Picture, SHAPES } from './picture'
import { PictureForm } from './picture-form'
import { PictureTableView } from './picture-table'
import './pictures.css'
import './roles.css'

const TABLE = 'picture-table'

type ScreenProps = { request: PageRequest; picture: Picture; jurisdictions: readonly Jurisdiction[] }

/** A picture: what it says in figures, the drawing with its key, and the same in a table. */
export async function PictureScreen({ request, picture, jurisdictions }: ScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'pictures' })
  return (
    <Frame request={request} path={`/pictures/${picture.name}`} day={picture.day} title={picture.title} layout="wide">
      <p className="crumbs">
        <a href={href(locale, '/pictures', query)}>{t('back')}</a>
      </p>
      <h1>{picture.title}</h1>
      <p>{picture.summary}</p>
      {picture.sayings.length === 0 ? null : (
        <ul className="plain picture-sayings">
          {picture.sayings.map((saying) => (
            <li key={saying}>{saying}</li>
          ))}
        </ul>
      )}
      <p className="actions">
        <a href={`${href(locale, '/method', query)}#${picture.name}`}>{t('method')}</a>
      </p>
      <PictureForm request={request} picture={picture} jurisdictions={jurisdictions} />
      <ShareBar request={request} day={picture.day} pin={picture.choice} table={TABLE} />
      {picture.drawings === null ? null : <Figure request={request} picture={picture} drawings={picture.drawings} />}
      <h2>{t('tableTitle')}</h2>
      <ExportMenu
        request={request}
        path={`/pictures/${picture.name}/export`}
        plan={null}
        day={picture.day}
        pin={picture.choice}
      />
      <PictureTableView table={picture.table} id={TABLE} label={t('tableTitle')} />
    </Frame>
  )
}

type FigureProps = { request: PageRequest; picture: Picture; drawings: NonNullable<Picture['drawings']> }

async function Figure({ request: { locale, query }, picture, drawings }: FigureProps) {
  const t = await getTranslations({ locale, namespace: 'pictures' })
  const label = t('figureLabel', { title: picture.title, subtitle: picture.subtitle })
  return (
    <section className="picture-figure">
      <h2>{t('figureTitle')}</h2>
      <p className="aside">{picture.subtitle}</p>
      <figure>
        {SHAPES.map((shape) => (
          <DrawingSvg
            key={shape}
            className={`drawing picture picture-${picture.name} ${shape}`}
            drawing={drawings[shape]}
            label={label}
          />
        ))}
        <figcaption>
          <h3>{t('key')}</h3>
          <ul className="picture-key">
            {picture.key.map(({ text, sample }) => (
              <li key={text}>
                {sample === undefined ? null : <Sample items={sample} />}
                <span>{text}</span>
              </li>
            ))}
          </ul>
          <p className="actions">
            {t('download')}
            {(['svg', 'png'] as const).map((ending) => (
              <a key={ending} href={pictureAddress(picture, locale, query, `/figure.${ending}`)} download>
                {t(ending)}
              </a>
            ))}
          </p>
        </figcaption>
      </figure>
    </section>
  )
}

/** A mark beside its words, which say all that it does. */
function Sample({ items }: { items: NonNullable<Picture['key'][number]['sample']> }) {
  return (
    <span aria-hidden="true">
      <DrawingSvg className="picture-sample" drawing={{ width: 30, height: 14, items }} label="" />
    </span>
  )
}
