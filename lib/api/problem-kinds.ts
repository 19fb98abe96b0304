/** What can be wrong with a request, each with its status: the fragment of its `type`, and a key of messages. */
export const PROBLEMS = {
  invalid: 400,
  signIn: 401,
  token: 401,
  forbidden: 403,
  scope: 403,
  notFound: 404,
  method: 405,
  notAcceptable: 406,
  conflict: 409,
  mediaType: 415,
  refused: 422,
  tooMany: 429,
  failed: 500,
} as const
export type ProblemKind = keyof typeof PROBLEMS
