import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Stage } from '@/lib/comparison/procedure-schema'
import { pickText } from '@/lib/platform/i18n/localised'
import type { LaneView, Reference } from './lanes'
import { BestRow, ExpectationRow } from './reference-lane'
import { StageBlock } from './stage-block'
import type { ProcedureWords } from './words'

type LanesTableProps = {
  lanes: LaneView[]
  reference: Reference[]
  /** The participants' codes. */
  participants: string[]
  request: PageRequest
  words: ProcedureWords
  caption: string
}

/** Countries as lanes, stages as columns, the reference lane in the head. */
export function LanesTable({ lanes, reference, participants, request, words, caption }: LanesTableProps) {
  const { locale, query } = request
  const { t } = words
  const compare = (stage: Stage, countries: readonly string[]) =>
    href(locale, '/compare', query, {
      requirements: stage.requirements.map(({ id }) => id).join(','),
      countries: countries.join(','),
    })
  const shown = lanes.map(({ country }) => country)
  const bestOf = (index: number) =>
    reference[index]?.best.flatMap(({ practices }) => practices.map(({ country }) => country)) ?? []
  return (
    <div className="lanes-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard. */}
      <section className="table-scroll lanes-scroll" tabIndex={0} aria-label={caption}>
        <table className="lanes" id="lanes">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr className="stages">
              <th scope="col">{t('country')}</th>
              {reference.map(({ stage }, index) => (
                <th scope="col" key={stage.id}>
                  <b>{index + 1}</b> <DataText value={stage.title} locale={locale} />{' '}
                  {shown.length > 1 ? (
                    <a className="more-about" href={compare(stage, shown)}>
                      {t('compareStage')}
                    </a>
                  ) : null}
                </th>
              ))}
            </tr>
            <BestRow reference={reference} participants={participants.length} request={request} words={words} />
          </thead>
          <tbody>
            <ExpectationRow reference={reference} request={request} words={words} />
          </tbody>
          <tbody>
            {lanes.map(({ country, name, blocks }, place) => (
              <tr key={country} id={`lane-${country}`}>
                <th scope="row">
                  <a href={href(locale, `/countries/${country}`, query)}>{name}</a>
                  <LaneSteps before={lanes[place - 1]} after={lanes[place + 1]} />
                </th>
                {blocks.map((block, index) => (
                  <td
                    key={block.stage.id}
                    id={`${country}-${block.stage.id}`}
                    className={`block ${block.state}`}
                    data-stage={`${index + 1}. ${pickText(block.stage.title, locale).text}`}
                  >
                    <StageBlock
                      block={block}
                      country={country}
                      request={request}
                      words={words}
                      compare={compare(block.stage, companions(country, bestOf(index), shown))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

// From lane to lane where a narrow screen shows one at a time.
function LaneSteps({ before, after }: { before: LaneView | undefined; after: LaneView | undefined }) {
  return (
    <span className="lane-steps">
      {before ? <a href={`#lane-${before.country}`}>← {before.name}</a> : null}{' '}
      {after ? <a href={`#lane-${after.country}`}>{after.name} →</a> : null}
    </span>
  )
}

// Beside whom a block is compared: those that do the stage best; where that is nobody else, the other lanes.
function companions(country: string, best: readonly string[], shown: readonly string[]): string[] {
  const others = new Set(best.filter((code) => code !== country))
  return [country, ...(others.size > 0 ? others : shown.filter((code) => code !== country))]
}
