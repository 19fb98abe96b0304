import { expect, it } from 'vitest'
import { readAudit } from '@/lib/cli/test/audit'

const report = (severity: string, fixAvailable: unknown) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { left: { severity, range: '<2', fixAvailable } } })

it('fails on what is grave and has a fix, and tells of the rest', () => {
  expect(readAudit(report('high', true))).toEqual({ kind: 'faulty', lines: ['high: left <2; fix: npm audit fix'] })
  expect(readAudit(report('critical', { name: 'left', version: '2.0.0' }))).toMatchObject({ kind: 'faulty' })
  expect(readAudit(report('high', false))).toEqual({ kind: 'sound', lines: ['high: left <2; fix: none yet'] })
  expect(readAudit(report('moderate', true))).toMatchObject({ kind: 'sound' })
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual({
    kind: 'sound',
    lines: [],
  })
})

it('takes no answer for no answer, whatever it looks like', () => {
  const refused = {
    message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/security',
    statusCode: 405,
  }
  expect(readAudit(JSON.stringify(refused))).toEqual({ kind: 'unanswered', reason: '405 Method Not Allowed' })
  expect(readAudit('')).toEqual({ kind: 'unanswered', reason: 'no answer that could be read' })
  expect(readAudit('{"error": {"code": "ENOLOCK"}}')).toEqual({ kind: 'unanswered', reason: 'ENOLOCK' })
})
