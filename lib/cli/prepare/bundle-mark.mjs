import { existsSync } from 'node:fs'

/** Written into a bundle: its packages are whole, and what built them is not there. */
export const BUNDLE_MARK = '.bundle'

export function isBundle() {
  return existsSync(new URL(`../../../${BUNDLE_MARK}`, import.meta.url))
}
