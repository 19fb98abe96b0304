import { countryFile, findCell, findingOn, type Locale, today, WORKSHOP } from './recount'

const full = findCell(
  ({ code, finding, history }) =>
    history.length > 1 &&
    finding.sources.length > 0 &&
    finding.provisions.some((id) =>
      countryFile(code).provisions.some((one) => one.id === id && (one.penalties ?? []).length > 0),
    ),
)
const unknown = findCell(({ finding }) => finding.status === 'unknown')
const file = countryFile(full.code)
const cited = file.provisions.find(({ id, penalties }) => full.finding.provisions.includes(id) && penalties?.length)

/** A cell with a past, penalties and sources; one that is not known; an article with penalties and its instrument. */
export const ANCHORS = {
  cell: full,
  unknown,
  country: full.code,
  requirement: full.requirement,
  provision: cited ?? fail('provision with penalties'),
  instrument: file.instruments.find(({ id }) => id === cited?.instrument) ?? fail('instrument with penalties'),
  /** A cell with another status at the workshop than today. */
  changed: findCell(
    ({ code, requirement, finding }) => findingOn(code, requirement.id, WORKSHOP)?.status !== finding.status,
    today(),
  ),
}

function fail(what: string): never {
  throw new Error(`the dataset has no ${what}`)
}

/** An address of every kind of page that answers with 200. */
export function pageKinds(locale: Locale): Record<string, string> {
  const { cell, unknown, country, requirement, instrument, provision } = ANCHORS
  return {
    home: `/${locale}`,
    matrix: `/${locale}/matrix`,
    'matrix, transposed': `/${locale}/matrix?transpose=1`,
    cell: `/${locale}/matrix/${cell.code}/${cell.requirement.id}`,
    'unknown cell': `/${locale}/matrix/${unknown.code}/${unknown.requirement.id}`,
    countries: `/${locale}/countries`,
    country: `/${locale}/countries/${country}`,
    requirements: `/${locale}/requirements`,
    requirement: `/${locale}/requirements/${requirement.id}`,
    instrument: `/${locale}/instruments/${country}/${instrument.id}`,
    provision: `/${locale}/provisions/${country}/${provision.id}`,
    glossary: `/${locale}/glossary`,
    'open data': `/${locale}/data`,
    'data quality': `/${locale}/quality`,
    'data quality, a list': `/${locale}/quality?country=${unknown.code}&problem=unknown`,
    'compare, choosing': `/${locale}/compare`,
    compare: `/${locale}/compare?requirements=off-possession,pro-preservation&countries=CL,AR,MX,ES`,
    'penalties, choosing': `/${locale}/penalties`,
    penalties: `/${locale}/penalties?requirement=off-possession`,
    'penalties, many marks': `/${locale}/penalties?requirement=off-live&countries=AR,BR,CL,ES,MX,PY&sort=max`,
    'penalties, none': `/${locale}/penalties?requirement=off-attempt`,
    procedures: `/${locale}/procedures`,
    'procedures of one': `/${locale}/procedures?countries=CL`,
    changes: `/${locale}/changes`,
    'changes of a country': `/${locale}/changes?country=CL`,
    'changes by requirement': `/${locale}/changes?by=requirement&kind=better&from=2022-01-01`,
    'cooperation, choosing': `/${locale}/cooperation`,
    cooperation: `/${locale}/cooperation?requesting=AR&requested=CL&conduct=off-possession,off-grooming&measure=preservation`,
    extradition: `/${locale}/cooperation?requesting=AR&requested=CL&conduct=off-distribution&measure=extradition`,
    'cooperation of all': `/${locale}/cooperation/overview?conduct=off-distribution&measure=preservation`,
    'case, choosing': `/${locale}/case`,
    case: `/${locale}/case?facts=2026-03-02&conduct=off-possession,off-grooming&suspect=AR&victim=CL&seat=MX&age=14&data=subscriber,traffic`,
    pictures: `/${locale}/pictures`,
    'map of shares': `/${locale}/pictures/map?area=procedure&countries=AR,BO,CL,MX,ES`,
    'map of a requirement': `/${locale}/pictures/map?requirement=off-access`,
    convergence: `/${locale}/pictures/convergence?standard=budapest`,
    'convergence, too early': `/${locale}/pictures/convergence?date=2015-01-01`,
    similarity: `/${locale}/pictures/similarity`,
    gaps: `/${locale}/pictures/gaps`,
    profile: `/${locale}/pictures/profile?country=CL`,
    reforms: `/${locale}/pictures/reforms?area=offence`,
    method: `/${locale}/method`,
    conclusions: `/${locale}/conclusions?sections=summary,state`,
    'conclusions, nothing': `/${locale}/conclusions?chosen=1`,
    measures: `/${locale}/measures`,
    'what if': `/${locale}/measures/what-if`,
    roadmap: `/${locale}/measures/roadmap`,
    'search, asking': `/${locale}/search`,
    search: `/${locale}/search?q=conservaci%C3%B3n`,
    'search for an article': `/${locale}/search?q=art.+128&kind=provision`,
  }
}

/** Addresses that are refused, each with a page of its own. */
export function refusedKinds(locale: Locale): Record<string, string> {
  return {
    'not found': `/${locale}/countries/XX`,
    invalid: `/${locale}/matrix?date=2017-13-45&area=x`,
    'not a picture': `/${locale}/pictures/x`,
    'invalid picture': `/${locale}/pictures/similarity?level=1`,
    'invalid case': `/${locale}/case?facts=2026-02-30&victim=US`,
  }
}
