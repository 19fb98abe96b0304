import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { type Settings, settingsSchema } from './schema'

export const findSettings = byRevision(async (): Promise<Settings> => {
  const rows = await database().setting.findMany()
  return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
})
