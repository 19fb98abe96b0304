import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { askPrisma } from './ask'
import { readStored, type Stored } from './stored'
import { readWaiting, type Waiting } from './update'

/** The whole dataset as it stands, with its revision. */
export function findDataset(): Promise<Stored> {
  return readStored(askPrisma(database()))
}

/** What of the newest shipped dataset waits for a person; null where none was ever shipped to this database. */
export function findWaiting(): Promise<Waiting | null> {
  return readWaiting(askPrisma(database()))
}

export interface DatasetSize {
  countries: number
  requirements: number
  findings: number
  provisions: number
  sources: number
}

/** How many there are of what a reader would count. */
export const findDatasetSize = byRevision(async (): Promise<DatasetSize> => {
  const [countries, requirements, findings, provisions, sources] = await Promise.all([
    database().jurisdiction.count(),
    database().requirement.count(),
    database().finding.count(),
    database().provision.count(),
    database().source.count(),
  ])
  return { countries, requirements, findings, provisions, sources }
})
