import pino from 'pino'

/** Structured lines on standard output. Never log a query string, an address of a person or a text of a reader. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null })
