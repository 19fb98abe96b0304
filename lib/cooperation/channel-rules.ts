import type { Finding } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { answerOf, findingOf, wordsOf } from './rules'
import { type Answer, CHANNELS, type Channel } from './schema'

export type ChannelEntry = {
  channel: Channel
  answer: Answer
  /** The body in charge in the record's own words, which may say that it was not found. */
  body: Localised | null
  finding: Finding | null
}

/** Where a request to the country is sent. `findings`: those of CHANNELS that apply on the day. */
export function channelsOf(findings: readonly Finding[], country: string): ChannelEntry[] {
  return CHANNELS.map((channel) => {
    const finding = findingOf(findings, country, channel)
    return { channel, answer: answerOf(finding), body: wordsOf(finding, 'body'), finding }
  })
}
