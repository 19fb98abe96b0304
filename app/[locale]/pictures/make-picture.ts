import type { Asked } from '@/components/pictures/context'
import { makeConvergence } from '@/components/pictures/convergence'
import { makeGaps } from '@/components/pictures/gaps'
import { makeMap } from '@/components/pictures/map'
import type { Picture } from '@/components/pictures/picture'
import { makeProfile } from '@/components/pictures/profile'
import { makeReforms } from '@/components/pictures/reforms'
import { makeSimilarity } from '@/components/pictures/similarity'
import { findChanges } from '@/lib/comparison/change-queries'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findGround } from '@/lib/pictures/queries'
import { PICTURES, type PictureName, pictureSchema } from '@/lib/pictures/schema'
import { chooseRequirements } from '@/lib/pictures/table-rules'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery, type Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'

const MAKERS: Record<PictureName, (asked: Asked) => Promise<Picture>> = {
  map: makeMap,
  convergence: makeConvergence,
  similarity: makeSimilarity,
  gaps: makeGaps,
  profile: makeProfile,
  reforms: async (asked) => makeReforms(asked, await findReforms(asked)),
}

async function findReforms({ choice, ground, today }: Asked) {
  const participants = ground.jurisdictions.flatMap(({ code, role }) => (role === 'participant' ? code : []))
  const { changes } = await findChanges(
    { from: WORKSHOP_DAY, to: choice.date ?? today },
    {
      countries: choice.countries ?? participants,
      requirements: chooseRequirements(ground.requirements, choice).map(({ id }) => id),
    },
  )
  return changes
}

/** Reads an address that any picture understands; throws Invalid. `make` makes one of them of it. */
export async function askPictures(query: Query, { locale, today }: { locale: Locale; today: string }) {
  const ground = await findGround()
  const choice = parseQuery(pictureSchema(ground.choices), query)
  const asked = { locale, today, query, choice, ground }
  return { ground, day: choice.date ?? today, make: (name: PictureName) => MAKERS[name](asked) }
}

/** The picture that an address's segment names; throws NotFound. */
export function pictureNamed(segment: string): PictureName {
  const name = PICTURES.find((one) => one === segment)
  if (name === undefined) throw new NotFound('page', segment)
  return name
}
