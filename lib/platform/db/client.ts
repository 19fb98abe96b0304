import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

// One pool a process, also when a bundle or a reload loads this file again.
const shared: typeof globalThis & { cotejoDatabase?: PrismaClient } = globalThis

/** The database named by DATABASE_URL. Connects at the first query and again by itself after a loss. */
export function database(): PrismaClient {
  shared.cotejoDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: process.env.DATABASE_URL,
      max: 8,
      connectionTimeoutMillis: 10_000,
      query_timeout: 15000,
    }),
  })
  return shared.cotejoDatabase
}

/** A DATE column as Prisma hands it (midnight UTC) to the day it means. */
export function dayOf(date: Date): string
export function dayOf(date: Date | null): string | null
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
