import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const serviceSchema = z.object({
  image: z.string(),
  user: z.string().optional(),
  privileged: z.boolean().optional(),
  read_only: z.boolean().optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()).min(2), interval: z.string(), retries: z.int() }),
})
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.unknown()),
})

const text = readFileSync('docker-compose.yml', 'utf8')
const { services, networks, volumes } = composeSchema.parse(parse(text, { merge: true }))
const caddy = readFileSync('deploy/Caddyfile', 'utf8')

/** What compose would put in, by its own rules; throws its message where a variable must be set and is not. */
function interpolate(value: string, variables: Record<string, string>): string {
  return value.replace(/\$(?:\$|\{(\w+)(?:(:[?-])([^}]*))?\})/g, (whole, name?: string, kind?: string, rest = '') => {
    if (name === undefined) return whole === '$$' ? '$' : whole
    const given = variables[name] ?? ''
    if (given !== '') return given
    if (kind === ':?') throw new Error(rest)
    return kind === ':-' ? rest : ''
  })
}

const REQUIRED = [
  'COTEJO_BACKUP_DIR',
  'COTEJO_DATABASE_PASSWORD',
  'COTEJO_DOMAIN',
  'COTEJO_REPLICATION_PASSWORD',
  'COTEJO_SECRET',
]

it('has a proxy, two servers, a database with a replica, and a backup, each with a health check', () => {
  expect(Object.keys(services).toSorted()).toEqual(['backup', 'database', 'proxy', 'replica', 'web-a', 'web-b'])
  const strip = ({ healthcheck: _, ...rest }: z.infer<typeof serviceSchema>) => rest
  const [one, other] = [services['web-a'], services['web-b']]
  if (one === undefined || other === undefined) throw new Error('no servers')
  expect(strip(one)).toEqual(strip(other))
  expect(one.environment.DATABASE_URL).toContain('@database:')
  expect(one.environment.DATABASE_REPLICA_URL).toContain('@replica:')
  expect(one.read_only).toBe(true)
})

it('does not start while a secret is missing, and says which', () => {
  const all = Object.fromEntries(REQUIRED.map((name) => [name, 'x']))
  expect(() => interpolate(text, all)).not.toThrow()
  for (const name of REQUIRED) expect(() => interpolate(text, { ...all, [name]: '' }), name).toThrow(name)
})

it('holds no secret of its own', () => {
  for (const [name, { environment }] of Object.entries(services))
    for (const [key, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|TOKEN|_KEY/.test(key)) expect(value, `${name}: ${key}`).toMatch(/^\$\{\w+(:\?.+|:-)\}$/)
      expect(value, `${name}: ${key}`).not.toMatch(/:\/\/[^/@:]+:[^/@]+@/)
    }
})

it('lets nobody outside reach anything but the proxy', () => {
  const open = Object.entries(services).filter(([, { ports }]) => ports.length > 0)
  expect(open.map(([name]) => name)).toEqual(['proxy'])
  expect(networks.back?.internal).toBe(true)
  for (const name of ['database', 'replica', 'backup']) expect(services[name]?.networks, name).toEqual(['back'])
  for (const [name, service] of Object.entries(services)) expect(service.privileged, name).toBeUndefined()
})

it('mounts what is there', () => {
  const mounted = Object.values(services).flatMap((service) => service.volumes)
  for (const [from = ''] of mounted.map((volume) => volume.split(':'))) {
    if (from.startsWith('./')) expect(existsSync(from), from).toBe(true)
    else if (/^\w/.test(from)) expect(Object.keys(volumes)).toContain(from)
  }
})

it('has a proxy that asks both servers whether they answer, and shows nobody the measurements', () => {
  expect(caddy).toMatch(/reverse_proxy web-a:3000 web-b:3000 \{/)
  expect(caddy).toMatch(/health_uri \/readyz/)
  expect(caddy).toMatch(/path \/metrics\s+respond @watching 404/)
})

test.each(['allow-replication.sh', 'replicate.sh'])(
  'deploy/postgres/%s is a script that a shell understands',
  (name) => {
    expect(() => execFileSync('bash', ['-n', `deploy/postgres/${name}`])).not.toThrow()
  },
)
