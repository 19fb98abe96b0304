import { describe, expect, it } from 'vitest'
import { auditCsv } from '@/lib/audit/export'
import { csvField, FIRST_PREVIOUS, faultOfLink, fieldChanges } from '@/lib/audit/rules'

describe('the difference of two states', () => {
  it('names what changed, came and went, by its path', () => {
    const before = { role: 'staff', countries: ['AR'], title: { es: 'Uno', pt: 'Um' }, note: 'x' }
    const after = { role: 'staff', countries: ['AR', 'CL'], title: { es: 'Dos', pt: 'Um' }, open: false }
    expect(fieldChanges(before, after)).toEqual([
      { field: 'countries', before: 'AR', after: 'AR, CL' },
      { field: 'title.es', before: 'Uno', after: 'Dos' },
      { field: 'note', before: 'x', after: null },
      { field: 'open', before: null, after: 'false' },
    ])
  })

  it('of plain values stands without a path, and false is not nothing', () => {
    expect(fieldChanges(false, true)).toEqual([{ field: '', before: 'false', after: 'true' }])
    expect(fieldChanges(null, { accepted: true })).toEqual([{ field: 'accepted', before: null, after: 'true' }])
  })
})

describe('the chain', () => {
  const first = { id: 1n, previousHash: FIRST_PREVIOUS, hash: 'a', computed: 'a' }
  const second = { id: 2n, previousHash: 'a', hash: 'b', computed: 'b' }

  it('is in order from its first entry on', () => {
    expect(faultOfLink(first, null)).toBeNull()
    expect(faultOfLink(second, first)).toBeNull()
  })

  it('shows a hole, a broken link and a changed content', () => {
    expect(faultOfLink(second, null)).toBe('number')
    expect(faultOfLink({ ...second, id: 3n }, first)).toBe('number')
    expect(faultOfLink({ ...second, previousHash: 'x' }, first)).toBe('link')
    expect(faultOfLink({ ...second, computed: 'x' }, first)).toBe('hash')
  })
})

describe('the file for spreadsheets', () => {
  it('holds no formula and keeps quotes and lines', () => {
    expect(csvField('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
    expect(csvField('a, b')).toBe('"a, b"')
    expect(csvField('a\nb')).toBe('"a\nb"')
    expect(csvField('plain')).toBe('plain')
  })

  it('has one line an entry under its heads', () => {
    const text = auditCsv([
      {
        ...{ id: 7n, at: new Date('2026-12-01T01:02:03.000Z'), actorId: null, actorName: '-x', actorRole: 'system' },
        ...{ command: 'admin.create', subjectKind: 'account', subjectId: 'u', country: null, reason: null },
        ...{ before: null, after: { role: 'admin' }, requestId: null, previousHash: 'p', hash: 'h' },
      },
    ])
    const [head, line, rest] = text.split('\r\n')
    expect(head).toMatch(/^\ufeffid,at,/)
    expect(line).toBe('7,2026-12-01T01:02:03.000Z,,\'-x,system,admin.create,account,u,,,,"{""role"":""admin""}",,p,h')
    expect(rest).toBe('')
  })
})
