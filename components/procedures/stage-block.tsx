import { Sign } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import { blockKind } from '@/lib/comparison/procedure-rules'
import { Articles } from './articles'
import { TimeLimit, WhoOrders } from './authority'
import type { Block, Power } from './lanes'
import { type BlockWords, SIGN_OF } from './words'

type StageBlockProps = {
  block: Block
  country: string
  request: PageRequest
  words: BlockWords
  /** Where this country's stage stands beside the best of the participants. */
  compare: string
}

/** One stage of one lane: an empty hatched block where nothing is there or nothing is known, else what is there. */
export function StageBlock({ block, country, request, words, compare }: StageBlockProps) {
  const { stage, state, powers } = block
  const kind = blockKind(powers.map(({ status }) => status))
  return (
    <>
      <p className={`state ${state}`}>
        <Sign status={SIGN_OF[state]} /> {words.states(state)}
      </p>{' '}
      {kind === 'shown' ? null : (
        <p className="empty">
          <b>
            <DataText value={stage.title} locale={request.locale} />
          </b>{' '}
          {words.labels(kind === 'gap' ? 'emptyGap' : 'emptyUnknown')}
        </p>
      )}{' '}
      {powers.map((power) => (
        <PowerEntry key={power.requirement.id} power={power} country={country} request={request} words={words} />
      ))}
      <p className="more-about">
        <a href={compare}>{words.labels('compare')}</a>
      </p>
    </>
  )
}

type PowerEntryProps = { power: Power; country: string; request: PageRequest; words: BlockWords }

function PowerEntry({ power, country, request, words }: PowerEntryProps) {
  const { requirement, status, practice } = power
  const { locale, query } = request
  // What a gap or an unknown cites shows that it is missing, or was looked for: it is no power's basis.
  const isThere = practice !== undefined && (status === 'met' || status === 'partial')
  return (
    <div className={`power ${status}`}>
      <p className="power-head">
        <Sign status={status} confidence={practice?.confidence} />{' '}
        <a href={href(locale, `/matrix/${country}/${requirement.id}`, query)}>
          <DataText value={requirement.title} locale={locale} />
        </a>{' '}
        <span className="status-word">{words.statuses(status)}</span>
      </p>{' '}
      {isThere ? (
        <>
          <WhoOrders practice={practice} words={words} locale={locale} />{' '}
          <TimeLimit practice={practice} words={words} locale={locale} />{' '}
          <Articles practice={practice} request={request} words={words} most={2} />{' '}
        </>
      ) : null}
      <p className="sure">
        {words.confidences(practice?.confidence ?? 'none')}
        {practice?.period.from ? ` · ${words.since(practice.period.from)}` : null}
      </p>{' '}
    </div>
  )
}
