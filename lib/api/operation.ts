import type { z } from 'zod'
import type { Action } from '../auth/permissions'
import type { Actor } from '../auth/schema'
import type { Visibility } from '../register/schema'
import type { Rows } from './cursor-rules'

/** The choices that addresses have, as the data are. */
export type Choices = {
  countries: string[]
  areas: string[]
  standards: string[]
  requirements: string[]
  /** Those that carry penalties. */
  penalised: string[]
}

export const TAGS = ['law', 'comparison', 'cooperation', 'register'] as const
export type Tag = (typeof TAGS)[number]

/** Who asks, and when. */
export type Asked = {
  actor: Actor | null
  /** The day that the answer is for. */
  day: string
  /** Throws Forbidden where the register is closed to whoever asks. */
  visibility(): Promise<Visibility>
}

type Base = {
  /** Also its key in the messages: `api.operations.<id>`. */
  id: string
  tag: Tag
  /** `/countries/{country}` */
  path: string
  action: Action
  /** An example for every parameter of the path, and such of the query as an address can't be without. */
  example: Readonly<Record<string, string>>
}

type Read = Base & {
  method: 'get'
  /** Whether the answer is for a day: today where none is given, all days together, or no day changes it. */
  isDated: 'always' | 'optional' | 'never'
  /** Its own parameters, beside those that all have. */
  query(choices: Choices): z.ZodObject
}

/** Answers a page of rows. */
export type ListOperation = Read & {
  kind: 'list'
  row: z.ZodType
  /** All of it comes at once unless the address asks for less. */
  isWhole?: true
  /** What a row is in CSV, where that is not the row itself. */
  flat?: { row: z.ZodObject; of(row: unknown): unknown[] }
  run(input: ListInput): Promise<Rows<unknown>>
}
export type ListInput = Input & { after: string | null; limit: number }

/** Answers one thing. */
export type OneOperation = Read & { kind: 'one'; data: z.ZodType; run(input: Input): Promise<unknown> }

export type Input<Query = Readonly<Record<string, unknown>>> = {
  params: Readonly<Record<string, string>>
  query: Query
  choices: Choices
  asked: Asked
}

/** Changes the register by a command of lib/auth/registry, with the same checks and the same trace in the audit. */
export type WriteOperation = Base & {
  method: 'post'
  kind: 'write'
  /** The command's name. */
  command: string
  /** Of what is named in the path; its id is the command's `id`. Null where something new is made. */
  subject: 'deficiency' | 'measure' | null
  /** What the command takes beside what the body says. */
  given: Readonly<Record<string, string>>
}

export type ReadOperation = ListOperation | OneOperation
export type Operation = ReadOperation | WriteOperation

type Typed<O, Q extends z.ZodObject> = Omit<O, 'query' | 'run' | 'kind' | 'method'> & { query(choices: Choices): Q }

/** `run` gets the query as its schema leaves it, and answers rows that fit the row's schema. */
export function defineList<Q extends z.ZodObject, R extends z.ZodType>(
  operation: Omit<Typed<ListOperation, Q>, 'row' | 'flat'> & {
    row: R
    flat?: { row: z.ZodObject; of(row: z.output<R>): unknown[] }
    run(input: Input<z.output<Q>> & { after: string | null; limit: number }): Promise<Rows<z.input<R>>>
  },
): ListOperation {
  return Object.freeze({ ...operation, kind: 'list', method: 'get' }) as unknown as ListOperation
}

export function defineOne<Q extends z.ZodObject, D extends z.ZodType>(
  operation: Omit<Typed<OneOperation, Q>, 'data'> & {
    data: D
    run(input: Input<z.output<Q>>): Promise<z.input<D>>
  },
): OneOperation {
  return Object.freeze({ ...operation, kind: 'one', method: 'get' }) as unknown as OneOperation
}

export function defineWrite(operation: Omit<WriteOperation, 'kind' | 'method'>): WriteOperation {
  return Object.freeze({ ...operation, kind: 'write', method: 'post' })
}
