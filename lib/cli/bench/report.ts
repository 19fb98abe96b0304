import { readdirSync, readFileSync } from 'node:fs'
import { buildDocument } from '../../reports/build'
import { FORMATS } from '../../reports/document'
import { makeFile } from '../../reports/file-process'
import { say } from '../progress'
import { makeReportData, wordsFor } from './synthetic-report'

const COUNTRIES = 33
const REQUIREMENTS = 150

/** The largest report that is promised, in each format: seconds, the most memory its process held, its size. */
export async function benchReport(): Promise<void> {
  const began = performance.now()
  const document = await buildDocument(makeReportData(COUNTRIES, REQUIREMENTS), wordsFor('es'))
  say(`${COUNTRIES} countries, ${REQUIREMENTS} requirements: gathered in ${seconds(performance.now() - began)}`)
  for (const format of FORMATS) {
    const start = performance.now()
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, peakBelow())
    }, 50)
    try {
      const file = await makeFile(document, format)
      const size = `${(file.length / 1e6).toFixed(1)} MB`
      say(`${format.padEnd(6)}${seconds(performance.now() - start)}  ${Math.round(peak / 1024)} MiB held  ${size}`)
    } finally {
      clearInterval(watch)
    }
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** The most memory that any process below this one has held, kB; 0 where the system does not tell (only Linux does). */
export function peakBelow(): number {
  try {
    const children = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return Math.max(0, ...children.map((id) => Number(/VmHWM:\s+(\d+)/.exec(statusOf(id))?.[1] ?? 0)))
  } catch {
    return 0
  }
}

// A process may end between being listed and being asked.
function statusOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8')
  } catch {
    return ''
  }
}
