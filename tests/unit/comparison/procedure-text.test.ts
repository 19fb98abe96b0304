import { describe, expect, it } from 'vitest'
import { authoritiesIn, englishOf, isBlank, isRecorded } from '@/lib/comparison/procedure-text-rules'
import { pathway } from '../../support/pathway'
import { countryFile, participants, REFERENCE } from '../../support/recount'

// Every text that the dataset has for who authorises, under whom its beginning names.
const AUTHORISED_BY: Record<string, string[]> = {
  judge: [
    'control judge at the request of the head of the prosecution service',
    'control judge; in urgency, the head of the prosecution service or delegate',
    'court',
    "court at the prosecutor's request",
    'court in protective proceedings; judge by general measures',
    'court order for access',
    'criminal court',
    'criminal judge',
    'criminal judge, on application of the Attorney General or delegated deputies',
    'criminal judge, on application of the Attorney General or delegates',
    'criminal judge, reasoned order',
    'federal control judge',
    'federal control judge (extraction); control judge (premises)',
    'federal control judge; control judge for location',
    'judge',
    'judge (CPPF 151); prosecutor in Salta',
    'judge (CPPN 236); prosecutor for reports (CPPF 174)',
    'judge (CPPN); prosecutor or judge (CPPF)',
    'judge (Code); authority alone for mobile lines (account)',
    'judge (Fiscal Regional for undercover work on associations)',
    'judge (interception); prosecutor (undercover)',
    'judge (interception, CPP undercover); not verified (Law 1636)',
    'judge (interception, extraction, search); prosecutor (undercover)',
    'judge (new order)',
    'judge (search, interception)',
    'judge (search, interception, undercover)',
    'judge (seizure only)',
    "judge at the prosecutor's request",
    "judge at the prosecutor's request; prosecutor in urgency (197)",
    'judge by any means; prosecutor for subscriber data',
    'judge by general precautionary measures; notice by the person concerned (case law)',
    'judge for interception and search; Attorney General for undercover work',
    'judge for private persons (Code); authority alone for mobile lines (account)',
    'judge for retained data',
    'judge for search and communications; none for mobile-line data (account)',
    'judge for traffic data; prosecutor for IP data',
    'judge, at the request of the Attorney General alone',
    'judge, at the request of the Public Ministry',
    'judge, at the request of the Public Ministry alone',
    'judge, at the request of the prosecution service',
    'judge, by a new order',
    'judge, by any means',
    'judge, for the Ministerio Público',
    "judge, on the prosecutor's request",
    'judge, or official notice',
    'judge, prosecution service heard',
    'judge, reasoned order',
    'judge, under the general rule on private documents',
    'judge, within two hours',
    'judge; Public Ministry in danger by delay, with later authorisation',
    'judge; in urgency police or prosecutor with notice in 24 hours',
    'judge; prosecution in urgency, confirmed by the judge',
    'judge; prosecutor for subscriber data',
    'judge; prosecutor or delegate if silent for 12 hours',
    "organised crime court at the prosecutor's request",
  ],
  prosecutor: [
    'Attorney General',
    "Attorney General, in writing, at the prosecutor's request",
    'Public Ministry, with the judge afterwards',
    'head of the prosecution service (domestic power)',
    'head of the prosecution service or delegate',
    'head of the prosecution service or delegate, judge afterwards',
    'prosecution service',
    'prosecution service for operator data; judge for equipment',
    'prosecutor',
    'prosecutor (177); judge for requests abroad',
    'prosecutor (CPPF 174); judge under CPPN 236 for communication records',
    'prosecutor (request); judge (seizure)',
    'prosecutor directing the investigation',
    'prosecutor for IP and subscriber data; judge for traffic data',
    'prosecutor for reports (177); court for interception',
    'prosecutor or delegate (registration data); judge (IP logs)',
    'prosecutor, court informed within 24 hours',
    'prosecutor, judge informed at once',
    'prosecutor, on the log of art. 222',
    'prosecutor, validated by the judge within 24 hours',
    'prosecutor; court if refused',
    'prosecutor; judge for personal data (from general knowledge)',
    'specialised unit of the prosecution service',
  ],
  'prosecutor judge': ['prosecutor or judge'],
  'prosecutor police': [
    'prosecution service or police, then judge',
    'prosecution service or police; judge where a constitutional right is touched',
    'prosecutor or judicial police',
    'prosecutor or police (IP: judge)',
    'prosecutor or police for logs; judge for the rest',
    'prosecutor, police or administrative authority',
    'prosecutor, police or administrative authority (logs); by law on report (content)',
  ],
  'prosecutor police judge': [
    'prosecution service, police or judge (documents)',
    'prosecution service, police or judge (request); judge (seizure)',
  ],
  police: ['police, reviewed by the judge'],
  law: ['by law', 'law', 'law and regulation'],
  '': [
    '-',
    'competent authority',
    'competent authority (prosecutor in practice; not verified)',
    'held for the prosecution',
    'no rule; prosecution service under the general power',
    'none',
    'not read',
    'not verified',
    'not verified for content',
    'notice by the person concerned',
    'notice by victim, representative, prosecutor or entity; judge for blocking',
  ],
}

// Of the bodies in charge, the few whose English text begins with such a word; the others are names.
const IN_CHARGE: Record<string, string> = {
  'judge; MPF; PF': 'judge',
  'judges and prosecutors': 'judge prosecutor',
  'Police cybercrime unit; FGE': 'police',
  'Police section of digital content analysis; FGE forensic team': 'police',
  'Prosecution service': 'prosecutor',
  'prosecution services': 'prosecutor',
  'Prosecution service (transmission) and Supreme Court (decision)': 'prosecutor',
  'Supreme Court, through the Foreign Ministry': 'judge',
}

// Every text of the dataset, whatever the attribute, that records no fact to follow.
const PLACEHOLDERS = [
  '-',
  '1997 text: general terms from the end of the conduct; present text not read',
  'COIP art. 496 (not read)',
  'CPP arts 187, 188; Ley 21.459 art. 14 (instruction not verified)',
  'Federal Police (not verified)',
  'Polícia Federal (not verified)',
  'by treaty; not read',
  'competent authority (prosecutor in practice; not verified)',
  'competent authority, under the general duty (not read)',
  'contact named in the declaration (name not read)',
  'cooperation agreement (not read)',
  'diplomatic channel (foreign ministry); treaty central authority not verified',
  'dual criminality; CPP 150 not re-read',
  'judge (interception, CPP undercover); not verified (Law 1636)',
  'no duty on providers found',
  'no list found',
  'no rule; prosecution service under the general power',
  'none',
  'none found',
  'none in law',
  'none in the articles',
  'none in the text read',
  'none in the text seen',
  'none of its own',
  'none set',
  'none specific',
  'none stated',
  'not fixed in the article',
  'not found',
  'not re-read',
  'not read',
  'not set',
  'not stated',
  'not stated; mobile lines only',
  'not verified',
  'not verified for content',
  'not verified for this period',
]

/** The dataset's texts of the attributes of the pathway's requirements, each once. */
function textsOf(fits: (attribute: string) => boolean): string[] {
  const ids = new Set(pathway.flatMap(({ requirements }) => requirements))
  return [
    ...new Set(
      [...participants(), REFERENCE].flatMap((code) =>
        countryFile(code)
          .findings.filter(({ requirement }) => ids.has(requirement))
          .flatMap(({ attributes }) =>
            Object.entries(attributes).flatMap(([id, value]) => (fits(id) ? [englishOf(value)] : [])),
          ),
      ),
    ),
  ].sort()
}

describe('who orders', () => {
  it.each(
    Object.entries(AUTHORISED_BY).flatMap(([authorities, texts]) => texts.map((text) => ({ text, authorities }))),
  )('"$text": $authorities', ({ text, authorities }) => {
    expect(authoritiesIn(text).join(' ')).toBe(authorities)
  })

  it('is looked at here in every text of the dataset', () => {
    expect(textsOf((id) => id === 'authorisedBy')).toEqual(Object.values(AUTHORISED_BY).flat().sort())
  })

  it('is read of a body in charge only where its text begins so', () => {
    const read = textsOf((id) => id === 'body').flatMap((text) => {
      const found = authoritiesIn(text).join(' ')
      return found === '' ? [] : [[text, found]]
    })
    expect(Object.fromEntries(read)).toEqual(IN_CHARGE)
  })

  it('is read in words, not in parts of them', () => {
    expect(authoritiesIn('lawyer')).toEqual([])
    expect(authoritiesIn('judgement of a court')).toEqual([])
    expect(authoritiesIn('policeman')).toEqual([])
    expect(authoritiesIn('the judge')).toEqual([])
    expect(authoritiesIn('provider, on its own motion')).toEqual(['provider'])
    expect(authoritiesIn('judge or judge')).toEqual(['judge'])
    expect(authoritiesIn('')).toEqual([])
  })
})

describe('a recorded fact', () => {
  it('is every text of the dataset but these', () => {
    expect(textsOf(() => true).filter((text) => !isRecorded(text))).toEqual(PLACEHOLDERS)
  })

  it.each([
    'not less than one year',
    'none for offences against the sexual freedom of a minor (since the reform of December 2015)',
    'none (90 days, renewable once, in Olimpia proceedings)',
    'no list; relevance to the investigation',
    'Unidad 24/7',
    'UNTOC art. 19',
    'universal',
    'nonetheless recorded',
    'decided at once',
  ])('is "%s"', (text) => {
    expect(isRecorded(text)).toBe(true)
  })

  it.each(['', ' ', '—', ' None ', 'NOT VERIFIED'])('is not "%s"', (text) => {
    expect(isRecorded(text)).toBe(false)
  })
})

describe('a text to show', () => {
  it('is all but a dash', () => {
    expect(isBlank('-')).toBe(true)
    expect(isBlank('')).toBe(true)
    expect(isBlank('not verified')).toBe(false)
    expect(isBlank('none')).toBe(false)
  })

  it('is read in English, and in no other language', () => {
    expect(englishOf({ en: 'judge', es: 'juez' })).toBe('judge')
    expect(englishOf({ es: 'juez' })).toBe('')
    expect(englishOf('2020-01-01')).toBe('2020-01-01')
    expect(englishOf(undefined)).toBe('')
  })
})
