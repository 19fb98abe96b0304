import { describe, expect, it } from 'vitest'
import { channelsOf, contactsOf } from '@/lib/cooperation/channel-rules'
import { finding, findingsOn } from './fixture'

describe('where a request is sent', () => {
  it("is each channel of the requested country, in the record's own words, and not known where there is none", () => {
    const findings = [
      finding('CL', 'coo-mla', 'partial', { body: 'Public Ministry' }),
      finding('AR', 'coo-247', 'met', { body: 'Unit 24/7' }),
    ]
    expect(channelsOf(findings, 'CL').map(({ channel, answer, body }) => [channel, answer, body?.en ?? null])).toEqual([
      ['coo-247', 'unknown', null],
      ['coo-mla', 'partly', 'Public Ministry'],
      ['coo-networks', 'unknown', null],
      ['coo-providers', 'unknown', null],
    ])
  })
})

describe('the contact of a request', () => {
  it.each([
    ['a 24/7 point', 'coo-247', 'met', 'Unit 24/7', ['Unit 24/7']],
    ['a central authority that takes paper', 'coo-mla', 'partial', 'Public Ministry', ['Public Ministry']],
    ['a body of which it is not known that it is one', 'coo-247', 'unknown', 'Federal Police (not verified)', []],
    ['no point, though INTERPOL has its bureau', 'coo-247', 'gap', 'INTERPOL national bureau', []],
    ['a point without a name', 'coo-247', 'met', 'not found', []],
    ['a network is no addressee', 'coo-networks', 'met', 'CiberRed', []],
  ] as const)('%s', (_, channel, status, body, expected) => {
    const channels = channelsOf([finding('CL', channel, status, { body })], 'CL')
    expect(contactsOf(channels).map(({ en }) => en)).toEqual(expected)
  })

  it('of Brazil and of Bolivia is the central authority alone, in the shipped dataset', () => {
    const findings = findingsOn('2026-11-21')
    const of = (country: string) => contactsOf(channelsOf(findings, country)).map(({ en }) => en)
    expect(of('BR')).toEqual(['DRCI, Ministério da Justiça e Segurança Pública'])
    expect(of('BO')).toEqual(['Ministerio de Relaciones Exteriores'])
  })
})
