import 'server-only'
import { type Command, defineChange, refuse } from '../auth/command'
import { askPrisma } from '../dataset/ask'
import { DATASET_FORMS } from '../dataset/forms'
import { readStored } from '../dataset/stored'
import { sha256 } from '../exchange/bulk'
import { makeRelease } from './make'
import { readReleaseKey } from './signing'

/** Publishes the dataset as it stands, signed. Nothing changes or withdraws it afterwards. */
const publishRelease = defineChange({
  name: 'release.publish',
  action: 'release.publish',
  schema: DATASET_FORMS['release.publish'],
  async run({ tx, actor, today, audit }, { id, title, note }) {
    if ((await tx.release.findUnique({ where: { id }, select: { id: true } })) !== null) refuse('id', 'taken')
    const key = readReleaseKey()
    if (key === null) refuse('', 'noKey')
    const { dataset, revision } = await readStored(askPrisma(tx))
    const { archive, manifest } = makeRelease(dataset, { id, title, note, releasedOn: today, revision }, key)
    const sum = sha256(archive)
    await tx.release.create({
      data: {
        ...{ id, title, note, releasedOn: new Date(`${today}T00:00:00Z`), revision: BigInt(revision) },
        ...{ content: Buffer.from(archive), sha256: sum, manifest, authorName: actor.name },
      },
    })
    audit({ kind: 'release', id, after: { title, revision, sha256: sum } })
    return { href: `/data/releases/${id}`, notice: 'releasePublished' }
  },
})

export const RELEASE_COMMANDS: readonly Command[] = [publishRelease]
