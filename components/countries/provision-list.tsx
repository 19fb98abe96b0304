import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { ProvisionBrief } from '@/lib/law/schema'

type ProvisionListProps = { provisions: ProvisionBrief[]; day: string; request: PageRequest; withInstrument?: boolean }

/** Provisions under their instruments, each with its period and whether it is in force on the day. */
export async function ProvisionList({ provisions, day, request, withInstrument = true }: ProvisionListProps) {
  const { locale, query } = request
  const words = await lawWords(locale)
  const byInstrument = new Map<string, ProvisionBrief[]>()
  for (const provision of provisions)
    byInstrument.set(provision.instrument.id, [...(byInstrument.get(provision.instrument.id) ?? []), provision])
  return [...byInstrument].map(([id, members]) => {
    const instrument = members[0]?.instrument
    return (
      <section key={id} className="provision-list">
        {withInstrument && instrument ? (
          <h3>
            <a href={href(locale, `/instruments/${instrument.country}/${id}`, query)}>{instrument.title}</a>
          </h3>
        ) : null}
        <ul>
          {members.map((provision) => (
            <li key={provision.id}>
              <a href={href(locale, `/provisions/${provision.country}/${provision.id}`, query)}>{provision.article}</a>
              {provision.heading === null ? null : (
                <>
                  {' · '}
                  <DataText value={provision.heading} locale={locale} />
                </>
              )}{' '}
              <small>
                {words.provisionPeriod(provision.period)}
                {words.inForce(provision.period, day)}
              </small>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
