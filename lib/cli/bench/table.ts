import { cpus, totalmem } from 'node:os'
import { say } from '../progress'
import type { FirstLoad } from './first-load'
import type { Result } from './load'

export function printTable(results: Result[], loads: FirstLoad[]): void {
  printLoads(results, results)
  say('')
  print(
    ['first load, compressed kB', 'HTML', 'script', 'style', 'font', 'other', 'in all', 'layout shift'],
    loads.map(({ address, html, script, style, font, other, shift }) => [
      address,
      ...[html, script, style, font, other, html + script + style + font + other].map(kilobytes),
      shift.toFixed(4),
    ]),
  )
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

function print(head: string[], rows: string[][]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...rows])
    say(
      row
        .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('  '),
    )
}

/** Requests a second beside those of a bare server and of a static page of Next's own, where these were measured. */
export function printLoads(results: Result[], [bare, next]: Result[] = []): void {
  const rows = results.map(({ name, atOnce, requests, p50, p95, p99, perSecond, bytes }) => [
    name,
    String(atOnce),
    String(requests * 3),
    p50.toFixed(1),
    p95.toFixed(1),
    p99.toFixed(1),
    perSecond.toFixed(0),
    bare ? (perSecond / bare.perSecond).toFixed(3) : '',
    next ? (perSecond / next.perSecond).toFixed(2) : '',
    kilobytes(bytes),
  ])
  say(`Node ${process.version}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; median of 3 rounds`)
  say('')
  print(['', 'at once', 'requests', 'p50 ms', 'p95 ms', 'p99 ms', 'req/s', '× bare', "× Next's", 'kB'], rows)
}
