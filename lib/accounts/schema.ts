/** What a program may do with a token: read as its owner reads, or change the register too. */
export const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** For how many days a token can be made, as the form has them. */
export const TOKEN_DAYS = ['30', '90', '365'] as const

/** Tokens that one account may have at a time. */
export const MOST_TOKENS = 20

export const TOKEN_STATES = ['open', 'expired', 'revoked'] as const
export type TokenState = (typeof TOKEN_STATES)[number]

export type TokenView = {
  id: string
  name: string
  scope: TokenScope
  createdAt: Date
  expiresAt: Date
  /** The last day on which something was asked for with it. */
  lastUsedOn: string | null
  state: TokenState
}
