import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { lanesOf } from '@/components/procedures/lanes'
import { StageBlock } from '@/components/procedures/stage-block'
import type { Practice, Stage } from '@/lib/comparison/procedure-schema'
import type { Status } from '@/lib/law/schema'

const same = (name: string) => name
const WORDS = {
  labels: same,
  states: same,
  authorities: same,
  statuses: same,
  confidences: same,
  since: (day: string) => `since ${day}`,
  more: (count: number) => `${count} more`,
}
const REQUEST = { locale: 'en', today: '2026-01-01', params: {}, query: {}, actor: null } as const

const stage: Stage = {
  id: 'monitor',
  title: { en: 'Collect in real time' },
  requirements: ['traffic', 'content'].map((id) => ({
    id,
    title: { en: `Power over ${id}` },
    question: { en: '' },
    met: { en: '' },
    core: true,
    attributes: ['authorisedBy', 'timeLimit'],
  })),
}

function draw(...statuses: (Status | null)[]): string {
  const practices = stage.requirements.flatMap(({ id }, index): Practice[] => {
    const status = statuses[index]
    if (!status) return []
    return [
      {
        country: 'CL',
        requirement: id,
        status,
        confidence: 'primary',
        period: { from: '2022-06-20', to: null },
        attributes: { authorisedBy: { en: 'prosecutor, judge informed at once' }, timeLimit: { en: '-' } },
        provisions: ['1', '2', '3'].map((article) => ({
          id: `cl-${article}`,
          article,
          instrument: 'Code <b>',
          period: { from: null, to: null },
        })),
      },
    ]
  })
  const block = lanesOf([{ code: 'CL', name: 'Chile' }], [stage], practices)[0]?.blocks[0]
  if (block === undefined) throw new Error('no block')
  return renderToStaticMarkup(<StageBlock block={block} country="CL" request={REQUEST} words={WORDS} compare="/x" />)
}

describe('the block of a stage', () => {
  it("is an empty one with the stage's name where all is a gap", () => {
    const html = draw('gap', 'gap')
    expect(html).toContain('class="state broken"')
    expect(html).toMatch(/class="empty"><b>Collect in real time<\/b> emptyGap/)
    expect(html).not.toContain('cl-1')
  })

  it('is another one where nothing is known, or nothing recorded', () => {
    for (const html of [draw('unknown', 'unknown'), draw(null, null)]) {
      expect(html).toContain('class="state unknown"')
      expect(html).toContain('emptyUnknown')
      expect(html).not.toContain('emptyGap')
    }
    expect(draw(null, null)).toContain('none')
  })

  it('shows what is there and what is missing where both are', () => {
    const html = draw('met', 'gap')
    expect(html).toContain('class="state broken"')
    expect(html).not.toContain('class="empty"')
    expect(html).toContain('power met')
    expect(html).toContain('power gap')
    expect(html.match(/href="\/en\/matrix\/CL\/(traffic|content)"/g)).toHaveLength(3)
  })

  it("names who orders in a word and in the record's own, and the first two articles", () => {
    const html = draw('met', null)
    expect(html).toContain('#icon-prosecutor')
    expect(html).not.toContain('#icon-judge')
    expect(html).toContain('prosecutor, judge informed at once')
    expect(html).not.toContain('timeLimit')
    expect(html.match(/\/provisions\/CL\/cl-\d/g)).toEqual(['/provisions/CL/cl-1', '/provisions/CL/cl-2'])
    expect(html).toContain('1 more')
    expect(html).toContain('Code &lt;b&gt;')
    expect(html).toContain('since 2022-06-20')
  })
})
