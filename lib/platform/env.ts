import { z } from 'zod'

const schema = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 (any free port) to 65535')
    .max(65535, 'must be 0 (any free port) to 65535')
    .default(3000),
  // Only this machine by default: there are no accounts to keep strangers out of an unconfigured server.
  HOST: z
    .string()
    .regex(/^[a-zA-Z0-9.:_-]+$/, 'must be a name or an address, like 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be like postgresql://user:password@host:5432/database')
    .optional(),
  COTEJO_DATA_DIR: z.string().default('.data'),
  COTEJO_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  COTEJO_RELEASE_KEY: z.string().includes('PRIVATE KEY', 'must be an Ed25519 private key in PEM').optional(),
  COTEJO_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address that readers use, like https://cotejo.example.org' })
    .optional(),
  COTEJO_API_LIMIT: z.coerce.number().int('must be a whole number').min(1, 'must be at least 1').optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .refine(isPostgresUrl, 'must be like postgresql://user:password@host:5432/database')
    .optional(),
  COTEJO_PROXIES: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 (none) to 9')
    .max(9, 'must be 0 (none) to 9')
    .optional(),
  COTEJO_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be like smtps://user:password@host:465')
    .optional(),
})

export interface Environment {
  port: number
  host: string
  /** Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  dataDir: string
}

/** The configuration, or what is wrong with it: one line a fault, without the value (it may hold a password). */
export function readEnvironment(
  source: Record<string, string | undefined>,
): { environment: Environment; faults?: undefined } | { environment?: undefined; faults: string[] } {
  // An empty variable is one that is not set, as in `PORT= npm start`.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) }
  }
  const { PORT, HOST, DATABASE_URL, COTEJO_DATA_DIR } = parsed.data
  return { environment: { port: PORT, host: HOST, databaseUrl: DATABASE_URL, dataDir: COTEJO_DATA_DIR } }
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && ['postgres:', 'postgresql:'].includes(new URL(value).protocol)
}
