import type { Finding } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { answerOf, findingOf, isPlaceholder, wordsOf } from './rules'
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

const CONTACTS: readonly Channel[] = ['coo-247', 'coo-mla']

/**
 * Whom a request names as its contact: the 24/7 point and the central authority where the record has them. Of what is
 * not known to be one ("Federal Police (not verified)", the INTERPOL bureau that every country has) nobody is named.
 */
export function contactsOf(channels: readonly ChannelEntry[]): Localised[] {
  return channels.flatMap(({ channel, answer, body }) =>
    CONTACTS.includes(channel) && (answer === 'yes' || answer === 'partly') && body !== null && !isPlaceholder(body)
      ? [body]
      : [],
  )
}
