/** Quito, where the workshop met: at most three hours from any of the twelve. Used until the reader's zone is known. */
export const DEFAULT_ZONE = 'America/Guayaquil'
export const ZONE_COOKIE = 'zone'

/** The calendar day, `YYYY-MM-DD`, that it is at `instant` in `zone`; in the default zone where `zone` is none. */
export function dayIn(zone: string | undefined, instant: Date): string {
  return formatter(zone ?? DEFAULT_ZONE).format(instant)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  let made: Intl.DateTimeFormat
  try {
    // The Swedish form of a date is the ISO one.
    made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  } catch {
    return formatter(DEFAULT_ZONE)
  }
  formatters.set(zone, made)
  return made
}

/** The zone in a Cookie header, unchecked. */
export function zoneOf(cookieHeader: string | undefined): string | undefined {
  const match = cookieHeader?.match(/(?:^|;\s*)zone=([A-Za-z0-9_+%/-]{1,64})/)
  return match?.[1] === undefined ? undefined : match[1].replaceAll('%2F', '/')
}
