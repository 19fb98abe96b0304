import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { PICTURES } from '@/lib/pictures/schema'
import { WorkedExample } from './worked-example'

/** What each section says, a paragraph each. */
const PARAGRAPHS = {
  share: ['formula', 'unknown', 'partial', 'rounding'],
  map: ['one', 'many'],
  convergence: ['days', 'region', 'spread', 'known'],
  similarity: ['points', 'left', 'thin', 'clusters', 'order', 'reading'],
  gaps: ['count', 'share'],
  profile: ['groups'],
  reforms: ['one', 'kinds', 'law'],
} as const

/** How the charts' figures come about, in words that can be checked, with an example to redo by hand. */
export async function MethodScreen({ request }: { request: PageRequest }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'method' })
  const names = await getTranslations({ locale, namespace: 'pictures.names' })
  return (
    <Frame request={request} path="/method" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro')}</p>
      <Section id="share" title={t('share.title')} paragraphs={PARAGRAPHS.share.map((key) => t(`share.${key}`))} />
      {PICTURES.map((name) => (
        <Section
          key={name}
          id={name}
          title={names(name)}
          paragraphs={textsOf(t, name)}
          link={{ href: href(locale, `/pictures/${name}`, query), text: t('see') }}
        />
      ))}
      <h2 id="example">{t('example.title')}</h2>
      <WorkedExample locale={locale} />
    </Frame>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'method'>>>

/** A key is known only with its section. */
function textsOf(t: Words, name: (typeof PICTURES)[number]): string[] {
  switch (name) {
    case 'map':
      return PARAGRAPHS.map.map((key) => t(`map.${key}`))
    case 'convergence':
      return PARAGRAPHS.convergence.map((key) => t(`convergence.${key}`))
    case 'similarity':
      return PARAGRAPHS.similarity.map((key) => t(`similarity.${key}`))
    case 'gaps':
      return PARAGRAPHS.gaps.map((key) => t(`gaps.${key}`))
    case 'profile':
      return PARAGRAPHS.profile.map((key) => t(`profile.${key}`))
    case 'reforms':
      return PARAGRAPHS.reforms.map((key) => t(`reforms.${key}`))
  }
}

type SectionProps = { id: string; title: string; paragraphs: string[]; link?: { href: string; text: string } }

function Section({ id, title, paragraphs, link }: SectionProps) {
  return (
    <section>
      <h2 id={id}>{title}</h2>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {link === undefined ? null : (
        <p className="actions">
          <a href={link.href}>{link.text}</a>
        </p>
      )}
    </section>
  )
}
