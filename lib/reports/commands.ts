import 'server-only'
import { type Command, defineChange, requireVersion } from '../auth/command'
import { LOCALES } from '../platform/i18n/locales'
import { localisedSchema } from '../platform/i18n/localised'
import { REPORT_FORMS } from './forms'

/** The staff's words at a section of the conclusions: each time a new version, the earlier ones are kept. */
const writeNote = defineChange({
  name: 'conclusions.write',
  action: 'conclusions.write',
  schema: REPORT_FORMS['conclusions.write'],
  async run({ tx, actor, audit }, { section, version, body }) {
    const newest = await tx.sectionNote.findFirst({ where: { section }, orderBy: { version: 'desc' } })
    const before = newest === null ? null : localisedSchema.parse(newest.body)
    requireVersion((newest?.version ?? 0) + 1, version, () =>
      Object.fromEntries(LOCALES.map((locale) => [`body.${locale}`, before?.[locale] ?? ''])),
    )
    await tx.sectionNote.create({ data: { section, version, body, authorId: actor.id } })
    audit({ kind: 'section-note', id: `${section}/${version}`, before, after: body })
    return { href: `/conclusions/notes?section=${section}`, notice: 'saved' }
  },
})

export const REPORT_COMMANDS: readonly Command[] = [writeNote]
