import type { Locale as OurLocale } from './locales'
import type caseSheet from './messages/es/case.json'
import type changes from './messages/es/changes.json'
import type compare from './messages/es/compare.json'
import type cooperation from './messages/es/cooperation.json'
import type penalties from './messages/es/penalties.json'
import type procedures from './messages/es/procedures.json'
import type search from './messages/es/search.json'
import type share from './messages/es/share.json'
import type base from './messages/es.json'

type Areas = {
  case: typeof caseSheet
  changes: typeof changes
  compare: typeof compare
  cooperation: typeof cooperation
  penalties: typeof penalties
  procedures: typeof procedures
  search: typeof search
  share: typeof share
}

// A key that is not in the messages is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: typeof base & Areas
  }
}
