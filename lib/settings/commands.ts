import 'server-only'
import { type Command, defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import { SETTINGS_FORMS } from './forms'
import { SETTING_KEYS, settingsSchema, versionOf } from './schema'

const changeSettings = defineChange({
  name: 'settings.change',
  action: 'settings.change',
  schema: SETTINGS_FORMS['settings.change'],
  async run({ tx, actor, audit }, { version, ...wanted }) {
    const rows = await tx.setting.findMany()
    const now = settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
    requireVersion(versionOf(rows), version, () => ({
      registerVisibility: now.registerVisibility,
      staleMonths: String(now.staleMonths),
    }))
    const changed = SETTING_KEYS.filter((key) => now[key] !== wanted[key])
    if (changed.length === 0) refuse('', 'same')
    for (const key of changed) {
      await write(tx, key, wanted[key])
      audit({ kind: 'setting', id: key, before: now[key], after: wanted[key] })
    }
    // An admin without a second factor has just closed this page to themselves.
    return { href: wanted.requireTotp && !actor.hasTotp ? '/account?done=saved' : '/settings?done=saved' }
  },
})

async function write(tx: Tx, key: string, value: string | number | boolean): Promise<void> {
  await tx.setting.upsert({
    where: { key },
    create: { key, value },
    update: { value, version: { increment: 1 }, updatedAt: new Date() },
  })
}

export const SETTINGS_COMMANDS: readonly Command[] = [changeSettings]
