import 'server-only'
import { type Command, defineChange, refuse } from '../auth/command'
import { askPrisma } from '../dataset/ask'
import { writeUnits } from '../dataset/decide'
import { DATASET_FORMS } from '../dataset/forms'
import { chooseRows } from '../dataset/stamp-rules'
import { readStored } from '../dataset/stored'
import { unitsOf } from '../dataset/units-rules'
import { readHeld } from '../dataset/update'
import { plain } from '../dataset/update-commands'
import { NotFound } from '../platform/errors'
import { isLocale } from '../platform/i18n/locales'
import { compareWorkbook } from './compare'
import { uploadSchema } from './schema'

const NO_WORDS = {
  sheets: { findings: '', facts: '', provisions: '', penalties: '', instruments: '', sources: '', help: '', lists: '' },
}

/** Keeps what was read of a workbook, to be compared. It changes nothing of the data. */
const sendWorkbook = defineChange({
  name: 'workbook.send',
  action: 'workbook.send',
  schema: DATASET_FORMS['workbook.send'],
  async run({ tx, actor, allow, audit }, { country, fileName, sha256, content }) {
    const owner = await tx.jurisdiction.findUnique({ where: { code: country }, select: { code: true } })
    if (owner === null) throw new NotFound('country', country)
    allow(owner.code)
    const upload = readContent(content)
    if (upload === null) refuse('content', 'wrong')
    const { id } = await tx.workbookUpload.create({
      data: { country, fileName, sha256, content: upload, authorId: actor.id },
      select: { id: true },
    })
    audit({ kind: 'workbook', id, country, after: { fileName, sha256, rows: upload.rows.length } })
    return { href: `/data/workbook/${id}`, notice: 'workbookSent' }
  },
})

function readContent(text: string) {
  try {
    const json: unknown = JSON.parse(text)
    return uploadSchema.safeParse(json).data ?? null
  } catch {
    return null
  }
}

/** Takes what was chosen of a workbook into the data, unit by unit, each with its audit row. */
const acceptWorkbook = defineChange({
  name: 'workbook.accept',
  action: 'dataset.decide',
  schema: DATASET_FORMS['workbook.accept'],
  async run({ tx, allow, audit }, { id, reason, ...given }) {
    const kept = await tx.workbookUpload.findUnique({ where: { id } })
    if (kept === null || kept.closedAt !== null) throw new NotFound('entry', id)
    allow(kept.country)
    const upload = uploadSchema.parse(kept.content)
    const { locale } = upload
    if (!isLocale(locale)) refuse('rows', 'wrong')
    const ask = askPrisma(tx)
    const { dataset } = await readStored(ask)
    const here = unitsOf(dataset)
    const { rows, incoming } = compareWorkbook({ ...upload, locale }, kept.country, dataset, NO_WORDS)
    const chosen = chooseRows(rows, given)
    if (chosen === null) refuse('rows', 'stale')
    const changes = new Map(chosen.map(({ key }) => [key, incoming.get(key) ?? null]))
    if (!(await writeUnits(ask, here, changes, await readHeld(ask)))) refuse('rows', 'incoherent')
    for (const { key, country } of chosen) {
      const [before, after] = [here.get(key), changes.get(key) ?? undefined]
      audit({ kind: 'dataset', id: key, country, reason, before: plain(before), after: plain(after) })
    }
    return { href: `/data/workbook/${id}`, notice: 'workbookAccepted' }
  },
})

const closeWorkbook = defineChange({
  name: 'workbook.close',
  action: 'workbook.send',
  schema: DATASET_FORMS['workbook.close'],
  async run({ tx, allow, audit }, { id, reason }) {
    const kept = await tx.workbookUpload.findUnique({ where: { id }, select: { country: true, closedAt: true } })
    if (kept === null || kept.closedAt !== null) throw new NotFound('entry', id)
    allow(kept.country)
    await tx.workbookUpload.update({ where: { id }, data: { closedAt: new Date() } })
    audit({ kind: 'workbook', id, country: kept.country, reason, before: { open: true }, after: { open: false } })
    return { href: '/data/workbook', notice: 'workbookClosed' }
  },
})

export const WORKBOOK_COMMANDS: readonly Command[] = [sendWorkbook, acceptWorkbook, closeWorkbook]
