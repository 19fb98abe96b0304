import type { Locale as OurLocale } from './locales'
import type account from './messages/es/account.json'
import type api from './messages/es/api.json'
import type audit from './messages/es/audit.json'
import type caseSheet from './messages/es/case.json'
import type changes from './messages/es/changes.json'
import type compare from './messages/es/compare.json'
import type conclusions from './messages/es/conclusions.json'
import type cooperation from './messages/es/cooperation.json'
import type dashboard from './messages/es/dashboard.json'
import type data from './messages/es/data.json'
import type exchange from './messages/es/exchange.json'
import type forms from './messages/es/forms.json'
import type measures from './messages/es/measures.json'
import type method from './messages/es/method.json'
import type penalties from './messages/es/penalties.json'
import type pictures from './messages/es/pictures.json'
import type procedures from './messages/es/procedures.json'
import type quality from './messages/es/quality.json'
import type register from './messages/es/register.json'
import type review from './messages/es/review.json'
import type search from './messages/es/search.json'
import type share from './messages/es/share.json'
import type texts from './messages/es/texts.json'
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
  account: typeof account
  register: typeof register
  measures: typeof measures
  review: typeof review
  audit: typeof audit
  forms: typeof forms
  exchange: typeof exchange
  pictures: typeof pictures
  method: typeof method
  conclusions: typeof conclusions
  quality: typeof quality
  dashboard: typeof dashboard
  api: typeof api
  data: typeof data
  texts: typeof texts
}

// A key that is not in the messages is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: typeof base & Areas
  }
}
