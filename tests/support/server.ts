import pg from 'pg'

export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

export function createDatabase(adminUrl: string, name: string): Promise<void> {
  return runStatement(adminUrl, `CREATE DATABASE "${name}"`)
}

/** Files are copied, which is the fastest way for a database of this size. Nobody may be connected to the original. */
export function copyDatabase(adminUrl: string, from: string, to: string): Promise<void> {
  return runStatement(adminUrl, `CREATE DATABASE "${to}" TEMPLATE "${from}" STRATEGY FILE_COPY`)
}

export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  return runStatement(adminUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
}

async function runStatement(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
