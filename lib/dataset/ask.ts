import type { ClientBase } from 'pg'

/** A statement to the database and its rows, whoever holds the connection: an import's own, or a command's transaction. */
export type Ask = (sql: string, values?: unknown[]) => Promise<unknown[]>

export function askClient(client: ClientBase): Ask {
  return async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows
}

/** Of Prisma: the client or a transaction of it. */
export function askPrisma(tx: { $queryRawUnsafe(sql: string, ...values: unknown[]): Promise<unknown> }): Ask {
  return async (sql, values = []) => {
    const rows = await tx.$queryRawUnsafe(sql, ...values)
    return Array.isArray(rows) ? rows : []
  }
}
