import { getTranslations } from 'next-intl/server'
import { figureFile } from '@/components/figure/figure-file'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pictureAddress, pictureFileName } from './address'
import type { Picture } from './picture'
import { readRoles } from './roles'

/** The picture as a file; null where there is nothing to draw. */
export async function drawPicture(picture: Picture, locale: Locale, query: Query) {
  if (picture.drawings === null) return null
  const t = await getTranslations({ locale, namespace: 'pictures' })
  const svg = figureFile(
    picture.drawings.wide,
    {
      lang: locale,
      title: picture.title,
      subtitle: picture.subtitle,
      description: `${picture.summary} ${picture.description}`,
      key: picture.key,
      source: t('source', { address: pictureAddress(picture, locale, query) }),
    },
    await readRoles(),
  )
  return { svg, name: pictureFileName(picture, locale) }
}
