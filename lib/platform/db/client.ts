import { PrismaPg } from '@prisma/adapter-pg'
import { findRequest } from '../http/request-context'
import { PrismaClient } from './generated/client'

// One pool a process, also when a bundle or a reload loads this file again.
const shared: typeof globalThis & { cotejoDatabase?: PrismaClient; cotejoReplica?: PrismaClient } = globalThis

/**
 * The database named by DATABASE_URL, or for a request that may read from it the replica named by DATABASE_REPLICA_URL.
 * Connects at the first query and again by itself after a loss.
 */
export function database(): PrismaClient {
  const replica = process.env.DATABASE_REPLICA_URL
  if (replica && findRequest()?.readsReplica) {
    shared.cotejoReplica ??= connect(replica)
    return shared.cotejoReplica
  }
  shared.cotejoDatabase ??= connect(process.env.DATABASE_URL)
  return shared.cotejoDatabase
}

function connect(connectionString: string | undefined): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: 8,
      connectionTimeoutMillis: 10_000,
      query_timeout: 15_000,
      // The database itself ends what nobody here waits for any more.
      statement_timeout: 14_000,
      idle_in_transaction_session_timeout: 40_000,
    }),
  })
}

/** A DATE column as Prisma hands it (midnight UTC) to the day it means. */
export function dayOf(date: Date): string
export function dayOf(date: Date | null): string | null
export function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
