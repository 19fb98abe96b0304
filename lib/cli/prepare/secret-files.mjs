import { readFileSync } from 'node:fs'

const SECRETS = [
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'PGPASSWORD',
  'COTEJO_SECRET',
  'COTEJO_METRICS_TOKEN',
  'SMTP_URL',
]

/** A secret may stand in a file that `NAME_FILE` names, as container platforms hand them over. */
export function readSecretFiles(environment) {
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`]
    if (!file) continue
    if (environment[name]) {
      console.error(`${name} and ${name}_FILE are both set; set one.`)
      process.exit(2)
    }
    try {
      environment[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      console.error(`${name}_FILE cannot be read: ${error.code ?? error.message}`)
      process.exit(2)
    }
  }
}
