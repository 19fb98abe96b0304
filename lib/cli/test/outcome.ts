import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** What one part of `npm test` came to. */
export interface Outcome {
  passed: number
  failed: number
  /** Why the part could not be run at all. It counts neither as passed nor as failed, and is said. */
  skipped?: string
}

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const playwrightSchema = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
})

export function readVitestReport(file: string, exitCode: number): Outcome {
  const report = readJson(vitestSchema, file)
  if (report === undefined) return { passed: 0, failed: 1 }
  // A file that can't be loaded has no tests to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length
  return judge({ passed: report.numPassedTests, failed: report.numFailedTests + broken }, exitCode)
}

export function readPlaywrightReport(file: string, exitCode: number): Outcome {
  const report = readJson(playwrightSchema, file)
  if (report === undefined) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return judge({ passed: expected, failed: unexpected + flaky + report.errors.length }, exitCode)
}

// A runner that fails for a reason of its own counts as a failure, and so does one that has run nothing.
function judge(outcome: Outcome, exitCode: number): Outcome {
  const isSilent = outcome.failed === 0 && (exitCode !== 0 || outcome.passed === 0)
  return isSilent ? { ...outcome, failed: 1 } : outcome
}

function readJson<T>(schema: z.ZodType<T>, file: string): T | undefined {
  if (!existsSync(file)) return undefined
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return parsed.success ? parsed.data : undefined
}
