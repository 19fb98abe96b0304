import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Ask } from './ask'
import { datasetFiles } from './files'
import { validateDataset } from './read'
import type { Dataset } from './schema'
import type { Before } from './three-way-rules'

/*
 * What an update is reckoned from, kept in the database itself: `shipped`, the newest dataset that a start found, whole;
 * `accepted`, unit by unit, what counts as shipped before. They differ where people have not yet decided.
 */

type Name = 'shipped' | 'accepted'

export async function readShipped(ask: Ask): Promise<{ dataset: Dataset; hash: string } | null> {
  const kept = await readSnapshot(ask, 'shipped')
  if (kept === null) return null
  const files = z.record(z.string(), z.unknown()).parse(kept.content)
  return { dataset: validateDataset(new Map(Object.entries(files))), hash: kept.hash }
}

export async function writeShipped(ask: Ask, dataset: Dataset, hash: string): Promise<void> {
  await writeSnapshot(ask, 'shipped', hash, Object.fromEntries(datasetFiles(dataset)))
}

export async function readAccepted(ask: Ask): Promise<Before | null> {
  const kept = await readSnapshot(ask, 'accepted')
  return kept === null ? null : new Map(Object.entries(z.record(z.string(), z.string()).parse(kept.content)))
}

export async function writeAccepted(ask: Ask, before: Before, hash: string): Promise<void> {
  await writeSnapshot(ask, 'accepted', hash, Object.fromEntries(before))
}

const rowSchema = z.object({ hash: z.string(), content: z.base64() })

async function readSnapshot(ask: Ask, name: Name): Promise<{ hash: string; content: unknown } | null> {
  const rows = await ask(
    `SELECT hash, translate(encode(content, 'base64'), E'\\n', '') AS content FROM dataset_snapshot WHERE name = $1`,
    [name],
  )
  if (rows.length === 0) return null
  const [{ hash, content }] = z.tuple([rowSchema]).parse(rows)
  const json: unknown = JSON.parse(gunzipSync(Buffer.from(content, 'base64')).toString())
  return { hash, content: json }
}

async function writeSnapshot(ask: Ask, name: Name, hash: string, content: unknown): Promise<void> {
  await ask(
    `INSERT INTO dataset_snapshot (name, hash, content) VALUES ($1, $2, decode($3, 'base64'))
     ON CONFLICT (name) DO UPDATE SET hash = EXCLUDED.hash, content = EXCLUDED.content, updated_at = now()`,
    [name, hash, gzipSync(JSON.stringify(content)).toString('base64')],
  )
}
