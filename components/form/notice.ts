const KEY = 'notice'

/** Keeps what a form came to for the page that follows it in this tab. */
export function leaveNotice(text: string): void {
  // A full or forbidden store costs the sentence, not the change.
  try {
    sessionStorage.setItem(KEY, text)
  } catch {}
}

/** The sentence that was left, which is then gone; empty where there is none. */
export function takeNotice(): string {
  try {
    const text = sessionStorage.getItem(KEY) ?? ''
    sessionStorage.removeItem(KEY)
    return text
  } catch {
    return ''
  }
}
