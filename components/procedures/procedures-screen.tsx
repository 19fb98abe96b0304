import { ExportMenu } from '@/components/exchange/export-menu'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { MOST_LANES } from '@/lib/comparison/lanes'
import { summariseChains } from '@/lib/comparison/procedure-rules'
import type { Practice, Stage } from '@/lib/comparison/procedure-schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import { IconSprite } from './authority'
import { ChainOverview } from './chain-overview'
import { Summary } from './chain-summary'
import { CountryChooser } from './country-chooser'
import { lanesOf, referenceOf } from './lanes'
import { LanesTable } from './lanes-table'
import { ProcedureLegend } from './legend'
import { procedureWords } from './words'
import './procedures.css'

type ProceduresScreenProps = {
  request: PageRequest
  day: string
  /** The countries in the address, in its order; undefined where it names none. */
  chosen: string[] | undefined
  jurisdictions: Jurisdiction[]
  stages: Stage[]
  practices: Practice[]
}

/** The investigation as a chain of stages, a lane a country, beside what the framework asks and who does it best. */
export async function ProceduresScreen(props: ProceduresScreenProps) {
  const { request, day, chosen, jurisdictions, stages, practices } = props
  const { locale } = request
  const words = await procedureWords(locale)
  const { t } = words
  const all = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
    locale,
  ).sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
  const participants = all.filter(({ role }) => role === 'participant').map(({ code }) => code)
  const shown = chosen ?? participants.slice(0, MOST_LANES)
  const nameOf = (code: string) => countryName(code, locale)
  const lanes = lanesOf(
    shown.map((code) => ({ code, name: nameOf(code) })),
    stages,
    practices,
  )
  const reference = referenceOf(participants, stages, practices)
  const summary = summariseChains(
    lanes.map(({ country, blocks }) => ({
      country,
      stages: blocks.map(({ stage, state }) => ({ stage: stage.id, state })),
    })),
  )
  const place = (code: string) => (shown.includes(code) ? shown.indexOf(code) : shown.length)
  const choices = [...all].sort((a, b) => place(a.code) - place(b.code))
  const [only] = shown
  return (
    <Frame request={request} path="/procedures" day={day} title={t('title')} layout="grid">
      <IconSprite />
      <h1>{t('title')}</h1>
      <p>{t('lead', { stages: stages.length, count: shown.length, day: formatDay(day, locale) })}</p>
      <CountryChooser
        countries={choices.map(({ code, name, role }) => ({ code, name, isReference: role !== 'participant' }))}
        shown={shown}
        isOpen={shown.length === 1}
        request={request}
        words={words}
      />
      {shown.length === 1 && only !== undefined ? (
        <p className="note">{t('onlyOne', { country: nameOf(only), more: MOST_LANES - 1 })}</p>
      ) : null}
      <h2>{t('overview')}</h2>
      <Summary summary={summary} stages={stages} nameOf={nameOf} locale={locale} words={words} />
      <ChainOverview lanes={lanes} stages={stages} request={request} words={words} />
      <ProcedureLegend words={words} />
      <h2 className="lanes-title">{t('lanes')}</h2>
      <ShareBar request={request} day={day} table="lanes" />
      <ExportMenu request={request} path="/procedures/export" plan="procedures" day={day} />
      <LanesTable
        lanes={lanes}
        reference={reference}
        participants={participants}
        request={request}
        words={words}
        caption={t('caption', { day: formatDay(day, locale) })}
      />
    </Frame>
  )
}
