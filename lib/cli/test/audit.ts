import { execFile } from 'node:child_process'
import { z } from 'zod'
import { npmCommand } from '../prepare/packages.mjs'

const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      range: z.string(),
      fixAvailable: z.union([z.boolean(), z.object({ name: z.string(), version: z.string() })]),
    }),
  ),
})
const errorSchema = z.object({
  message: z.string().optional(),
  error: z.object({ code: z.string().nullish(), summary: z.string().optional() }).optional(),
})

export type Verdict =
  | { kind: 'sound' | 'faulty'; lines: string[] }
  /** No answer was had: nothing is known, good or bad. */
  | { kind: 'unanswered'; reason: string }

/** Asks the registry that npm is set to which faults of our packages are known. */
export async function audit(): Promise<Verdict> {
  const [command, first] = npmCommand()
  const output = await new Promise<string>((resolve) => {
    const options = { timeout: 60_000, maxBuffer: 2 ** 26, shell: process.platform === 'win32' }
    execFile(command, [...first, 'audit', '--json'], options, (_, stdout) => resolve(stdout))
  })
  return readAudit(output)
}

/** What `npm audit --json` says: high and critical faults that have a fix fail, all others are told. */
export function readAudit(output: string): Verdict {
  const json = parse(output)
  const report = reportSchema.safeParse(json)
  if (!report.success) return { kind: 'unanswered', reason: reasonOf(json) }
  const faults = Object.entries(report.data.vulnerabilities)
  const mustGo = faults.filter(
    ([, { severity, fixAvailable }]) => ['high', 'critical'].includes(severity) && fixAvailable !== false,
  )
  const lines = faults.map(([name, { severity, range, fixAvailable }]) => {
    const fix = typeof fixAvailable === 'object' ? `${fixAvailable.name} ${fixAvailable.version}` : fixAvailable
    return `${severity}: ${name} ${range}; fix: ${fix === true ? 'npm audit fix' : fix === false ? 'none yet' : fix}`
  })
  return { kind: mustGo.length > 0 ? 'faulty' : 'sound', lines }
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}

// Without the registry's address: which one npm is set to is this machine's affair.
function reasonOf(json: unknown): string {
  const { data } = errorSchema.safeParse(json)
  const words = data?.message ?? data?.error?.summary ?? data?.error?.code ?? 'no answer that could be read'
  return words.replace(/\s*-?\s*\b[A-Z]+ https?:\S+/g, '').replace(/https?:\S+/g, 'the registry')
}
