import { describe, expect, it } from 'vitest'
import { DatasetFaults } from '@/lib/dataset/faults'
import { validateDataset } from '@/lib/dataset/read'
import { buildDataset, buildFinding, type DatasetFiles, inAll, pushAt, setAt } from '../../support/dataset-builder'

const FRAMEWORK = 'framework.json'
const CL = 'countries/CL.json'

function faultsOf(change: (files: DatasetFiles) => void) {
  const files = buildDataset()
  change(files)
  try {
    validateDataset(files)
  } catch (error) {
    if (error instanceof DatasetFaults) return error.faults
    throw error
  }
  return []
}

it('finds no fault in the builder’s dataset', () => {
  expect(faultsOf(() => {})).toEqual([])
})

// Where a value is set, there the fault is.
describe.each<[file: string, path: string, value: unknown, reason: string]>([
  [FRAMEWORK, 'standards[0].id', 'a/b', 'is no id'],
  [FRAMEWORK, 'standards[0].adopted', '2001-02-29', 'is no day of the calendar (YYYY-MM-DD): "2001-02-29"'],
  [FRAMEWORK, 'standards[0].title', {}, 'has no language'],
  [FRAMEWORK, 'standards[1].id', 'budapest', 'the id budapest is given twice'],
  [FRAMEWORK, 'terms', undefined, 'is missing'],
  [FRAMEWORK, 'terms[0].definition', undefined, 'is missing'],
  [FRAMEWORK, 'areas[0].kind', 'moral', 'is "moral", not one of legislative, organisational'],
  [FRAMEWORK, 'areas[1].id', 'offence', 'the id offence is given twice'],
  [FRAMEWORK, 'groups', [], 'is not an object'],
  [FRAMEWORK, 'groups.Idle', inAll('Idle'), 'no requirement is in this group'],
  [FRAMEWORK, 'groups.Material.pt', ' ', 'is empty'],
  [FRAMEWORK, 'attributes[0].kind', 'number', 'is "number", not one of text, date, penalty'],
  [FRAMEWORK, 'requirements[0].core', 'yes', 'is a text, not true or false'],
  [FRAMEWORK, 'requirements[0].area', 'crime', 'there is no area crime'],
  [FRAMEWORK, 'requirements[0].group', 'Nothing', 'there is no group Nothing'],
  [FRAMEWORK, 'requirements[1].id', 'off-making', 'the id off-making is given twice'],
  [
    FRAMEWORK,
    'requirements[2].group',
    'Material',
    'the group Material is in the area offence already, not in capacity',
  ],
  [FRAMEWORK, 'requirements[0].references[0].standard', 'oslo', 'there is no standard oslo'],
  [FRAMEWORK, 'requirements[0].references[0].article', '', 'is empty'],
  [FRAMEWORK, 'requirements[0].attributes[1]', 'colour', 'there is no attribute colour'],
  [FRAMEWORK, 'requirements[0].attributes[1]', 'penalty', 'the attribute penalty is named twice'],
  [FRAMEWORK, 'pathway[0].requirements[1]', 'off-nothing', 'there is no requirement off-nothing'],
  [FRAMEWORK, 'pathway[0].requirements[1]', 'off-making', 'the requirement off-making is named twice'],
  [FRAMEWORK, 'motto', 'x', 'is not a field of the format'],
  [CL, 'country', 'cl', 'is no two-letter country code'],
  [CL, 'country', 'AR', "is AR, which is not the file's name"],
  [CL, 'country', undefined, 'is missing'],
  [CL, 'role', 'guest', 'is "guest", not one of participant, reference, programme'],
  [CL, 'compiledOn', '21-11-2026', 'is no day of the calendar'],
  [CL, 'compiledOn', null, 'is null, not a text'],
  [CL, 'legalSystemNote', 'A state', 'is a text, not an object'],
  [CL, 'legalSystemNote.es', '', 'is empty'],
  [CL, 'legalSystemNote.es', 'bell\u0007', 'has a control character'],
  [CL, 'legalSystemNote.es', 'half \ud800 a pair', 'has a control character'],
  [CL, 'legalSystemNote.es', 'turned \u202e round', 'has a control character'],
  [CL, 'legalSystemNote.eng', 'A state', 'is no two-letter language: "eng"'],
  [CL, 'legalSystemNote.EN', 'A state', 'is no two-letter language'],
  [CL, 'legalSystemNote.de', 7, 'is a number, not a text'],
  [CL, 'findings', {}, 'is not a list'],
  [CL, 'sources[1].id', 'gazette', 'the id gazette is given twice'],
  [CL, 'sources[0].title', '\n', 'is empty'],
  [CL, 'sources[0].url', 'ftp://example.org/1', 'is no http or https address: "ftp://example.org/1"'],
  [CL, 'sources[0].url', 'javascript:alert(1)', 'is no http or https address'],
  [CL, 'sources[0].url', '', 'is empty'],
  [CL, 'sources[0].kind', 'blog', 'is "blog", not one of official'],
  [CL, 'sources[0].publishedOn', '2019', 'is no day of the calendar'],
  [CL, 'instruments[1].id', 'cp', 'the id cp is given twice'],
  [CL, 'instruments[0].kind', 'song', 'is "song", not one of code'],
  [CL, 'instruments[0].titleTranslated.fr', ' ', 'is empty'],
  [CL, 'instruments[0].inForceOn', '1875-02-29', 'is no day of the calendar'],
  [CL, 'instruments[0].sources[0]', 'nowhere', 'there is no source nowhere'],
  [CL, 'instruments[0].nickname', 'x', 'is not a field of the format'],
  [CL, 'provisions[1].id', 'cp-1', 'the id cp-1 is given twice'],
  [CL, 'provisions[0].instrument', 'ley-2', 'there is no instrument ley-2'],
  [CL, 'provisions[0].amendedBy[0]', 'ley-2', 'there is no instrument ley-2'],
  [CL, 'provisions[0].sources[1]', 'gazette', 'the source gazette is named twice'],
  [CL, 'provisions[0].inForceTo', '2019-01-01', 'the period from 2019-01-01 to 2019-01-01 has no day'],
  [CL, 'provisions[0].inForceFrom', undefined, 'is missing'],
  [CL, 'provisions[0].summary', null, 'is null, not an object'],
  [CL, 'provisions[0].penalties[0].unit', 'weeks', 'is "weeks", not one of months, years'],
  [CL, 'provisions[0].penalties[0].kind', 'exile', 'is "exile", not one of prison, fine'],
  [CL, 'provisions[0].penalties[0].min', 6, 'the minimum 6 is above the maximum 5.5'],
  [CL, 'provisions[0].penalties[0].min', '3', 'is a text, not a number'],
  [CL, 'provisions[0].penalties[0].min', -1, 'is below zero'],
  [CL, 'provisions[0].penalties[0].max', 5.125, 'has more than two decimals'],
  [CL, 'provisions[0].penalties[0].max', 1e12, 'is above'],
  [CL, 'findings[0].status', 'maybe', 'is "maybe", not one of met, partial, gap, unknown'],
  [CL, 'findings[0].confidence', 'sure', 'is "sure", not one of primary, secondary, recall'],
  [CL, 'findings[0].rationale', undefined, 'is missing'],
  [CL, 'findings[0].to', '2017-13-45', 'is no day of the calendar (YYYY-MM-DD): "2017-13-45"'],
  [CL, 'findings[2].to', undefined, 'is missing'],
  [CL, 'findings[2].provisions[0]', 'cp-9', 'there is no provision cp-9'],
  [CL, 'findings[1].provisions[1]', 'cp-1', 'the provision cp-1 is named twice'],
  [CL, 'findings[2].sources[0]', 'nowhere', 'there is no source nowhere'],
  [CL, 'findings[1].attributes.signedOn', '2018-01-01', 'is not an attribute of off-making'],
  [CL, 'findings[1].attributes.penalty', inAll('ten years'), 'is read from the provisions'],
  [CL, 'findings[1].attributes.authorisedBy', '2018-01-01', 'is not a text in languages'],
  [CL, 'findings[1].attributes.authorisedBy.pt', ' ', 'is empty'],
  [CL, 'findings[3].attributes.signedOn', '2018-02-30', 'is no day of the calendar'],
  [CL, 'findings[3].attributes.signedOn', inAll('in May'), 'is not a day'],
  [CL, 'findings[3].attributes.signedOn', 2018, 'is neither a text nor a day'],
  [CL, 'findings[3].requirement', 'cap-none', 'there is no requirement cap-none'],
  [CL, 'findings[3].from', '2018-01-01', 'nothing is said of the time from 2017-10-23 to 2018-01-01'],
  [CL, 'findings[3].to', '2026-01-01', 'the last period has ended on 2026-01-01'],
  [CL, 'findings[1].from', '2019-01-02', 'nothing is said of the time from 2019-01-01 to 2019-01-02'],
  [CL, 'findings[1].from', '2018-12-31', 'overlaps an earlier finding, which lasts to 2019-01-01'],
  [CL, 'findings[1].from', null, 'overlaps an earlier finding'],
  [CL, 'deficiencies[0].requirement', 'off-nothing', 'there is no requirement off-nothing'],
  [CL, 'deficiencies[0].kind', 'moral', 'is "moral", not one of legislative, organisational'],
  [CL, 'deficiencies[0].severity', 'mild', 'is "mild", not one of high, medium, low'],
  [CL, 'deficiencies[0].proposedMeasure', undefined, 'is missing'],
  [CL, 'deficiencies[0].sources[1]', 'nowhere', 'there is no source nowhere'],
])('%s %s = %j', (file, path, value, reason) => {
  it(`says: ${reason}`, () => {
    const faults = faultsOf((files) => setAt(files, file, path, value))
    expect(faults).toContainEqual(expect.objectContaining({ file, path, reason: expect.stringContaining(reason) }))
  })
})

describe('evidence', () => {
  const bare = { provisions: [], sources: [] }

  it.each(['met', 'partial', 'gap'])('%s needs a provision or a source', (status) => {
    const change = { ...buildFinding('cap-unit', null, null), ...bare, confidence: 'secondary', status }
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', change))).toEqual([
      {
        file: CL,
        path: 'findings[3].status',
        reason: `is ${status} with neither a provision nor a source`,
        id: 'cap-unit',
      },
    ])
  })

  it('unknown needs none', () => {
    const change = { ...buildFinding('cap-unit', null, null), ...bare, confidence: 'secondary', status: 'unknown' }
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', change))).toEqual([])
  })

  it('a gap never rests on recall alone', () => {
    const change = { ...buildFinding('cap-unit', null, null), ...bare, confidence: 'recall', status: 'gap' }
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', change))).toMatchObject([
      { path: 'findings[3].status', reason: expect.stringContaining('without evidence it is unknown') },
    ])
  })

  it('primary needs a source of its own or of a provision it cites', () => {
    const own = { ...buildFinding('cap-unit', null, null), provisions: [] }
    const cited = { ...buildFinding('cap-unit', null, null), sources: [] }
    const none = { ...cited, provisions: ['cp-1-until-2019'] }
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', own))).toEqual([])
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', cited))).toEqual([])
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', none))).toMatchObject([
      { path: 'findings[3].confidence', reason: expect.stringContaining('is primary, but neither') },
    ])
  })

  it('the numbers of a penalty need a source', () => {
    const penalty = { conduct: null, min: 1, max: null, unit: 'years', kind: 'prison', note: null }
    expect(faultsOf((files) => setAt(files, CL, 'provisions[1].penalties', [penalty]))).toMatchObject([
      { path: 'provisions[1].penalties[0]', reason: 'has numbers, but the provision names no source' },
    ])
  })
})

describe('the whole of the files', () => {
  it('a requirement without a finding is named', () => {
    expect(faultsOf((files) => setAt(files, CL, 'findings[3]', undefined))).toEqual([
      { file: CL, path: 'findings', reason: 'there is no finding for cap-unit', id: 'cap-unit' },
    ])
  })

  it('a period without a day is a fault at its end', () => {
    const faults = faultsOf((files) =>
      pushAt(files, CL, 'findings', buildFinding('off-making', '2019-01-01', '2019-01-01')),
    )
    expect(faults).toContainEqual(
      expect.objectContaining({
        path: 'findings[4].to',
        reason: 'the period from 2019-01-01 to 2019-01-01 has no day',
      }),
    )
  })

  it('all faults of all files are told at once, each with what to find it by', () => {
    const faults = faultsOf((files) => {
      setAt(files, FRAMEWORK, 'areas[0].kind', 'moral')
      setAt(files, FRAMEWORK, 'requirements[0].references[0].standard', 'oslo')
      setAt(files, CL, 'sources[0].kind', 'blog')
      setAt(files, CL, 'provisions[0].instrument', 'ley-2')
      setAt(files, CL, 'findings[1].status', 'maybe')
      setAt(files, CL, 'findings[2].sources[0]', 'nowhere')
      setAt(files, 'countries/ES.json', 'compiledOn', 'today')
    })
    expect(faults.map(({ file, path, id }) => [file, path, id])).toEqual(
      expect.arrayContaining([
        [FRAMEWORK, 'areas[0].kind', 'offence'],
        [FRAMEWORK, 'requirements[0].references[0].standard', 'off-making'],
        [CL, 'sources[0].kind', 'gazette'],
        [CL, 'provisions[0].instrument', 'cp-1'],
        [CL, 'findings[1].status', 'off-making from 2019-01-01'],
        [CL, 'findings[2].sources[0]', 'off-access'],
        ['countries/ES.json', 'compiledOn', undefined],
      ]),
    )
    // What names a faulty source is no fault of its own, and what a faulty finding covers is no hole.
    expect(faults).toHaveLength(7)
  })

  it('a list that is not there is one fault, not one for every mention', () => {
    expect(faultsOf((files) => setAt(files, CL, 'sources', undefined))).toEqual([
      { file: CL, path: 'sources', reason: 'is missing' },
    ])
    expect(faultsOf((files) => setAt(files, CL, 'findings', 7))).toEqual([
      { file: CL, path: 'findings', reason: 'is not a list' },
    ])
  })

  it('without a framework the countries are still judged', () => {
    const faults = faultsOf((files) => {
      files.delete(FRAMEWORK)
      setAt(files, CL, 'findings[2].sources[0]', 'nowhere')
    })
    expect(faults).toEqual([
      { file: FRAMEWORK, path: '', reason: 'is missing' },
      { file: CL, path: 'findings[2].sources[0]', reason: 'there is no source nowhere', id: 'off-access' },
    ])
  })

  it.each([null, [], 'text', 7])('a file that is %j is no object', (content) => {
    expect(faultsOf((files) => files.set(CL, content))).toContainEqual({
      file: CL,
      path: '',
      reason: 'is not an object',
    })
  })
})

describe('what the format leaves open', () => {
  it.each<[path: string, value: unknown]>([
    ['legalSystemNote', { de: 'Ein Staat' }],
    ['sources[0].publisher', null],
    ['instruments[0].url', undefined],
    ['provisions[0].penalties[0].unit', null],
    ['findings[3].attributes', {}],
    ['findings[3].attributes.signedOn', null],
    ['deficiencies', []],
    ['deficiencies', undefined],
    ['role', 'programme'],
    ['findings[3].from', '2017-10-23'],
    ['findings[3].from', '1999-01-01'],
  ])('%s may be %j', (path, value) => {
    expect(faultsOf((files) => setAt(files, CL, path, value))).toEqual([])
  })
})
