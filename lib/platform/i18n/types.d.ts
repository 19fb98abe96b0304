import type { Locale as OurLocale } from './locales'
import type messages from './messages/es.json'

// A key that is not in the messages is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: typeof messages
  }
}
