import type { DatedInstrument, Law, ProvisionChange } from './change-schema'

type Instruments = ReadonlyMap<string, DatedInstrument>

/**
 * The law that did it. What the record says of a provision that begins that day comes first: the instruments that gave
 * it its wording, and the instrument it stands in where that one itself is of that day. Only where it says nothing of
 * that kind, and the finding itself changed that day (`isNewFinding`), are the instruments named that are published or
 * enter into force on that very day, as no more than that. Nothing fits: no law is named.
 */
export function lawsOf(
  provisions: readonly ProvisionChange[],
  day: string,
  instruments: Instruments,
  isNewFinding: boolean,
): Law[] {
  const laws = new Map<string, Law>()
  const name = (instrument: DatedInstrument, basis: Law['basis']) => {
    if (!laws.has(instrument.id)) laws.set(instrument.id, { instrument, basis })
  }
  for (const { old, now } of provisions) {
    if (now === null || now.period.from !== day) continue
    const own = instruments.get(now.instrument)
    for (const one of pickAmending(
      now.amendedBy.flatMap((id) => instruments.get(id) ?? []),
      old?.amendedBy ?? [],
      day,
    ))
      name(one, 'wording')
    if (own && isOf(own, day)) name(own, 'own')
  }
  if (laws.size === 0 && isNewFinding)
    for (const instrument of instruments.values()) if (isOf(instrument, day)) name(instrument, 'date')
  return [...laws.values()]
}

/**
 * A provision's list of amending instruments has those before and after the day too. The ones of that day did it. Else
 * the last one before it (a law in force may say that an article of it begins later: art. 218 bis of Chile's code of
 * procedure began two years after Ley 21.459), with those of which no day is recorded; never one of a later day, nor one
 * that the wording before already had (`known`): art. 174 of Costa Rica's code, changed in 2021 by a law that nobody
 * verified, still lists the Ley 9177 of 2013.
 */
function pickAmending(amending: readonly DatedInstrument[], known: readonly string[], day: string): DatedInstrument[] {
  const ofDay = amending.filter((one) => isOf(one, day))
  if (ofDay.length > 0) return ofDay
  const others = amending.filter(({ id }) => !known.includes(id))
  const undated = others.filter((one) => firstDay(one) === '')
  const before = others
    .filter((one) => firstDay(one) !== '' && lastDay(one) < day)
    .sort((a, b) => lastDay(b).localeCompare(lastDay(a)))
  return [...before.slice(0, 1), ...undated]
}

const isOf = ({ publishedOn, inForceOn }: DatedInstrument, day: string) => publishedOn === day || inForceOn === day
const daysOf = ({ publishedOn, inForceOn }: DatedInstrument) =>
  [publishedOn, inForceOn].filter((day) => day !== null).sort()
const firstDay = (instrument: DatedInstrument) => daysOf(instrument)[0] ?? ''
const lastDay = (instrument: DatedInstrument) => daysOf(instrument).at(-1) ?? ''
