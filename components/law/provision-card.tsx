import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Provision } from '@/lib/law/schema'
import { Penalties } from './penalties'
import { lawWords } from './words'

type ProvisionCardProps = { provision: Provision; request: PageRequest; heading: 'h3' | 'h4' }

/** A provision as a finding cites it: instrument, article, period, what it says, its penalties. */
export async function ProvisionCard({ provision, request, heading: Head }: ProvisionCardProps) {
  const { locale, query } = request
  const words = await lawWords(locale)
  const { country, id, article, heading, instrument, period, summary, penalties } = provision
  return (
    <article className="provision">
      <Head>
        <a href={href(locale, `/provisions/${country}/${id}`, query)}>{article}</a>
        {' · '}
        <a href={href(locale, `/instruments/${country}/${instrument.id}`, query)}>{instrument.title}</a>
      </Head>
      <p className="aside">
        {heading === null ? null : (
          <>
            <DataText value={heading} locale={locale} />
            {' · '}
          </>
        )}
        {words.provisionPeriod(period)}
      </p>
      <p>
        <DataText value={summary} locale={locale} />
      </p>
      {penalties.length === 0 ? null : <Penalties penalties={penalties} locale={locale} />}
    </article>
  )
}
