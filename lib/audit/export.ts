import { csvField } from './rules'
import type { AuditRow } from './schema'

const COLUMNS = [
  ...['id', 'at', 'actorId', 'actorName', 'actorRole', 'command', 'subjectKind', 'subjectId', 'country'],
  ...['reason', 'before', 'after', 'requestId', 'previousHash', 'hash'],
]

function recordOf(row: AuditRow): Record<string, unknown> {
  return { ...row, id: String(row.id), at: row.at.toISOString() }
}

export function auditJson(rows: readonly AuditRow[]): string {
  return `${JSON.stringify(rows.map(recordOf), null, 1)}\n`
}

/** UTF-8 with its mark, so that spreadsheets read the accents; the two states as JSON. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) => {
    const record = recordOf(row)
    return COLUMNS.map((name) => csvField(textOf(record[name]))).join(',')
  })
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
