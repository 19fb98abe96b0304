import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { type Settings, settingsSchema, versionOf } from './schema'

export const findSettings = byRevision(async (): Promise<Settings> => {
  const rows = await database().setting.findMany()
  return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
})

/** As they stand this moment, with the version that a change of them starts from. */
export async function findSettingsToChange(): Promise<Settings & { version: number }> {
  const rows = await database().setting.findMany()
  const settings = settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
  return { ...settings, version: versionOf(rows) }
}
