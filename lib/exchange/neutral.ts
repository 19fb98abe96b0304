/*
 * A spreadsheet takes a text that begins like a formula for one, and runs it. Such a text is given an apostrophe in
 * front, which spreadsheets show as "this is text"; a text that has apostrophes there already gets one more, so that
 * taking one off always gives the text back.
 */
const LIKE_A_FORMULA = /^'*\s*(?:[=+\-@\u2212＝＋－＠]|[\t\r\n\0])/

export function neutralise(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text
}

/** What `neutralise` was given. */
export function restore(text: string): string {
  return text.startsWith("'") && LIKE_A_FORMULA.test(text) ? text.slice(1) : text
}
