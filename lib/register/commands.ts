import 'server-only'
import { createHash } from 'node:crypto'
import { type Command, type CommandContext, defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import type { Status } from '../law/schema'
import { NotFound } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'
import { localisedSchema } from '../platform/i18n/localised'
import { LINKS, REGISTER_FORMS } from './forms'
import { stepDeficiency } from './steps'
import { findStep, mayStep } from './workflow-rules'

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

type Links = { url: string; title: string }[]

/** The finding that applies to a cell on a day; what is not recorded is unknown. Throws NotFound for no such cell. */
async function readCell(tx: Tx, country: string, requirement: string, day: string) {
  const [owner, asked] = await Promise.all([
    tx.jurisdiction.findUnique({ where: { code: country }, select: { code: true } }),
    tx.requirement.findUnique({ where: { id: requirement }, select: { id: true } }),
  ])
  if (!owner) throw new NotFound('country', country)
  if (!asked) throw new NotFound('requirement', requirement)
  const rows = await tx.$queryRaw<{ id: string; status: Status; from: Date | null }[]>`
    SELECT id::text, status::text, from_date AS from FROM finding
    WHERE jurisdiction_code = ${country} AND requirement_id = ${requirement}
      AND applies_on(from_date, to_date, ${day}::date)`
  const [finding] = rows
  return {
    findingId: finding?.id ?? null,
    findingStatus: finding?.status ?? 'unknown',
    findingFrom: finding?.from ?? null,
  }
}

async function requireSources(tx: Tx, country: string, sources: readonly string[]): Promise<void> {
  const found = await tx.source.count({ where: { country, id: { in: [...sources] } } })
  if (found !== new Set(sources).size) refuse('sources', 'choice')
}

async function writeEvidence(tx: Tx, id: string, country: string, sources: readonly string[], links: Links) {
  await tx.deficiencySource.deleteMany({ where: { deficiencyId: id } })
  await tx.deficiencyLink.deleteMany({ where: { deficiencyId: id } })
  const once = [...new Set(sources)]
  await tx.deficiencySource.createMany({
    data: once.map((sourceId, position) => ({ deficiencyId: id, country, sourceId, position })),
  })
  await tx.deficiencyLink.createMany({ data: links.map((link, position) => ({ deficiencyId: id, position, ...link })) })
}

const mark = defineChange({
  name: 'deficiency.mark',
  action: 'deficiency.mark',
  schema: REGISTER_FORMS['deficiency.mark'],
  async run(context, { cells, day, kind, severity, title, description, sources, links }) {
    const { tx, actor } = context
    const places = [...new Set(cells)].map((cell) => cell.split('/'))
    const countries = new Set(places.map(([country = '']) => country))
    // A source is a country's own: for several countries there is none in common.
    if (sources.length > 0 && countries.size > 1) refuse('sources', 'choice')
    let first = 0
    for (const [country = '', requirementId = ''] of places) {
      const finding = await readCell(tx, country, requirementId, day)
      await requireSources(tx, country, sources)
      const row = await tx.deficiency.create({
        data: {
          country,
          requirementId,
          kind,
          severity,
          title,
          description,
          ...finding,
          findingDay: dateOf(day),
          authorId: actor.id,
        },
      })
      await writeEvidence(tx, row.id, country, sources, links)
      first ||= row.number
      context.audit({
        kind: 'deficiency',
        id: row.id,
        country,
        after: {
          number: row.number,
          requirement: requirementId,
          kind,
          severity,
          title,
          description,
          sources,
          links,
          day,
        },
      })
    }
    if (places.length > 1) return { href: '/deficiencies?sort=number&order=desc', notice: 'marked' }
    return { href: `/deficiencies/D-${first}`, notice: 'marked' }
  },
})

/** What a candidate is known by once it is adopted, whatever place it has in a later dataset. */
export function candidateKey(requirement: string, title: unknown): string {
  return createHash('sha256')
    .update(`${requirement}\n${localisedSchema.parse(title).en ?? JSON.stringify(title)}`)
    .digest('base64url')
}

const adopt = defineChange({
  name: 'deficiency.adopt',
  action: 'deficiency.mark',
  schema: REGISTER_FORMS['deficiency.adopt'],
  async run(context, { candidates, day }) {
    const { tx, actor } = context
    let first = 0
    for (const name of new Set(candidates)) {
      const [country = '', place = ''] = name.split('/')
      const found = await tx.candidateDeficiency.findUnique({
        where: { country_position: { country, position: Number(place) } },
        include: { sources: { orderBy: { order: 'asc' } } },
      })
      if (!found) throw new NotFound('deficiency', name)
      const candidate = candidateKey(found.requirementId, found.title)
      if (await tx.deficiency.findUnique({ where: { country_candidate: { country, candidate } } }))
        refuse('candidates', 'taken')
      const title = localisedSchema.parse(found.title)
      const description = localisedSchema.parse(found.description)
      const finding = await readCell(tx, country, found.requirementId, day)
      const row = await tx.deficiency.create({
        data: {
          country,
          requirementId: found.requirementId,
          kind: found.kind,
          severity: found.severity,
          title,
          description,
          candidate,
          ...finding,
          findingDay: dateOf(day),
          authorId: actor.id,
        },
      })
      const sources = found.sources.map(({ sourceId }) => sourceId)
      await writeEvidence(tx, row.id, country, sources, [])
      first ||= row.number
      context.audit({
        kind: 'deficiency',
        id: row.id,
        country,
        after: {
          number: row.number,
          requirement: found.requirementId,
          adopted: name,
          title,
          description,
          sources,
          day,
        },
      })
    }
    return candidates.length > 1
      ? { href: '/deficiencies?sort=number&order=desc', notice: 'marked' }
      : { href: `/deficiencies/D-${first}`, notice: 'marked' }
  },
})

async function readDeficiency(tx: Tx, id: string) {
  const row = await tx.deficiency.findUnique({
    where: { id },
    include: { sources: { orderBy: { position: 'asc' } }, links: { orderBy: { position: 'asc' } } },
  })
  if (!row) throw new NotFound('deficiency', id)
  return row
}

type Row = Awaited<ReturnType<typeof readDeficiency>>

/** A row as the form's fields would have it, for whoever meets it changed. */
function asFields(row: Row): Record<string, string> {
  const fields: Record<string, string> = { kind: row.kind, severity: row.severity }
  const [title, description] = [localisedSchema.parse(row.title), localisedSchema.parse(row.description)]
  // What somebody emptied is named too.
  for (const locale of LOCALES) {
    fields[`title.${locale}`] = title[locale] ?? ''
    fields[`description.${locale}`] = description[locale] ?? ''
  }
  for (let place = 0; place < LINKS; place += 1) {
    fields[`links.${place}.url`] = row.links[place]?.url ?? ''
    fields[`links.${place}.title`] = row.links[place]?.title ?? ''
  }
  return fields
}

function asRecord(row: Row) {
  return {
    kind: row.kind,
    severity: row.severity,
    title: localisedSchema.parse(row.title),
    description: localisedSchema.parse(row.description),
    sources: row.sources.map(({ sourceId }) => sourceId),
    links: row.links.map(({ url, title }) => ({ url, title })),
  }
}

const edit = defineChange({
  name: 'deficiency.edit',
  action: 'deficiency.edit',
  schema: REGISTER_FORMS['deficiency.edit'],
  async run(context, { id, version, kind, severity, title, description, sources, links }) {
    const { tx } = context
    const row = await readDeficiency(tx, id)
    requireVersion(row.version, version, () => asFields(row))
    await requireSources(tx, row.country, sources)
    await writeEvidence(tx, id, row.country, sources, links)
    await tx.deficiency.update({
      where: { id },
      data: { kind, severity, title, description, updatedAt: new Date() },
    })
    context.audit({
      kind: 'deficiency',
      id,
      country: row.country,
      before: asRecord(row),
      after: { kind, severity, title, description, sources, links },
    })
    return { href: `/deficiencies/D-${row.number}`, notice: 'saved' }
  },
})

async function takeStep(
  context: CommandContext,
  { id, version, to, reason }: { id: string; version: number; to: Row['status']; reason: string | null },
) {
  const row = await readDeficiency(context.tx, id)
  context.allow(row.country)
  requireVersion(row.version, version, () => ({ to: row.status }))
  await stepDeficiency(context, id, to, reason)
  return { href: `/deficiencies/D-${row.number}`, notice: 'stepped' }
}

const step = defineChange({
  name: 'deficiency.step',
  action: 'deficiency.step',
  schema: REGISTER_FORMS['deficiency.step'],
  run: takeStep,
})

const answer = defineChange({
  name: 'deficiency.answer',
  action: 'deficiency.answer',
  schema: REGISTER_FORMS['deficiency.answer'],
  run: takeStep,
})

async function requireAssignee(tx: Tx, assignee: string | null): Promise<void> {
  if (assignee === null) return
  const person = await tx.user.findUnique({ where: { id: assignee }, select: { isActive: true } })
  if (!person?.isActive) refuse('assignee', 'choice')
}

const assign = defineChange({
  name: 'deficiency.assign',
  action: 'deficiency.edit',
  schema: REGISTER_FORMS['deficiency.assign'],
  async run(context, { id, version, assignee }) {
    const { tx } = context
    const row = await readDeficiency(tx, id)
    requireVersion(row.version, version, () => ({ assignee: row.assigneeId ?? '' }))
    await requireAssignee(tx, assignee)
    await tx.deficiency.update({ where: { id }, data: { assigneeId: assignee, updatedAt: new Date() } })
    context.audit({
      kind: 'deficiency',
      id,
      country: row.country,
      before: { assignee: row.assigneeId },
      after: { assignee },
    })
    return { href: `/deficiencies/D-${row.number}`, notice: 'saved' }
  },
})

const publish = defineChange({
  name: 'deficiency.publish',
  action: 'deficiency.edit',
  schema: REGISTER_FORMS['deficiency.publish'],
  async run(context, { id, version, isPublished }) {
    const { tx } = context
    const row = await readDeficiency(tx, id)
    requireVersion(row.version, version, () => ({ isPublished: String(row.isPublished) }))
    await tx.deficiency.update({ where: { id }, data: { isPublished, updatedAt: new Date() } })
    context.audit({
      kind: 'deficiency',
      id,
      country: row.country,
      before: { isPublished: row.isPublished },
      after: { isPublished },
    })
    return { href: `/deficiencies/D-${row.number}`, notice: isPublished ? 'published' : 'withdrawn' }
  },
})

const bulk = defineChange({
  name: 'deficiency.bulk',
  action: 'deficiency.edit',
  schema: REGISTER_FORMS['deficiency.bulk'],
  async run(context, { ids, act, assignee, severity, to, reason, back }) {
    const { tx, actor } = context
    if (act === 'severity' && severity === null) refuse('severity', 'required')
    if (act === 'step' && to === null) refuse('to', 'required')
    if (act === 'assign') await requireAssignee(tx, assignee)
    const rows = await tx.deficiency.findMany({ where: { id: { in: ids } }, orderBy: { number: 'asc' } })
    if (rows.length !== new Set(ids).size) throw new NotFound('deficiency', '')
    let count = 0
    for (const row of rows) {
      if (act === 'step') {
        const found = to === null ? null : findStep(row.status, to)
        if (to === null || found === null || !mayStep(actor, row.country, found)) continue
        await stepDeficiency(context, row.id, to, reason)
        count += 1
        continue
      }
      const [before, after] =
        act === 'assign'
          ? [{ assigneeId: row.assigneeId }, { assigneeId: assignee }]
          : act === 'severity'
            ? [{ severity: row.severity }, { severity: severity ?? row.severity }]
            : [{ isPublished: row.isPublished }, { isPublished: act === 'publish' }]
      if (JSON.stringify(before) === JSON.stringify(after)) continue
      await tx.deficiency.update({ where: { id: row.id }, data: { ...after, updatedAt: new Date() } })
      context.audit({ kind: 'deficiency', id: row.id, country: row.country, before, after })
      count += 1
    }
    // Nothing of what was chosen can take it: that is a mistake to be told of, not a success.
    if (count === 0) refuse('act', 'choice')
    return { href: `/deficiencies${back === null ? '' : `?${back.replace(/^\?/, '')}`}`, notice: 'saved' }
  },
})

const comment = defineChange({
  name: 'comment.write',
  action: 'comment.write',
  schema: REGISTER_FORMS['comment.write'],
  async run(context, { subject, id, body }) {
    const { tx, actor } = context
    const row =
      subject === 'deficiency'
        ? await tx.deficiency.findUnique({ where: { id }, select: { number: true, country: true } })
        : await tx.measure.findUnique({ where: { id }, select: { number: true } })
    if (!row) throw new NotFound(subject, id)
    const made = await tx.comment.create({ data: { subjectKind: subject, subjectId: id, body, authorId: actor.id } })
    context.audit({
      kind: subject,
      id,
      country: 'country' in row && typeof row.country === 'string' ? row.country : null,
      after: { comment: made.id, body },
    })
    return {
      href: subject === 'deficiency' ? `/deficiencies/D-${row.number}#discussion` : `/measures/M-${row.number}#notes`,
      notice: 'said',
    }
  },
})

const saveView = defineChange({
  name: 'view.save',
  action: 'view.save',
  schema: REGISTER_FORMS['view.save'],
  isPersonal: true,
  async run({ tx, actor }, { place, name, query }) {
    await tx.savedView.upsert({
      where: { userId_place_name: { userId: actor.id, place, name } },
      create: { userId: actor.id, place, name, query },
      update: { query },
    })
    return { href: `/${place}${query === '' ? '' : `?${query.replace(/^\?/, '')}`}`, notice: 'saved' }
  },
})

const deleteView = defineChange({
  name: 'view.delete',
  action: 'view.save',
  schema: REGISTER_FORMS['view.delete'],
  isPersonal: true,
  async run({ tx, actor }, { id }) {
    const view = await tx.savedView.findUnique({ where: { id } })
    // Another's view is not there for this reader.
    if (view?.userId !== actor.id) throw new NotFound('entry', id)
    await tx.savedView.delete({ where: { id } })
    return { href: `/${view.place}`, notice: 'saved' }
  },
})

export const REGISTER_COMMANDS: readonly Command[] = [
  mark,
  adopt,
  edit,
  step,
  answer,
  assign,
  publish,
  bulk,
  comment,
  saveView,
  deleteView,
]
