import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { DatabaseError } from 'pg'

// Prisma's own migration engine as WebAssembly: the ordinary one is downloaded at first use, which a closed
// network does not allow. It keeps the same _prisma_migrations table, so `prisma migrate` can take over.

const PRISMA_DIR = path.resolve(fileURLToPath(import.meta.url), '../../../../prisma')
const NO_FILTER = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations that the database does not have yet, or of the first `most` those; answers their names, in
 * order.
 */
export async function applyMigrations(connectionString: string, most?: number): Promise<string[]> {
  return withEngine(connectionString, async (engine) => {
    const migrations = await readMigrations()
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: { ...migrations, migrationDirectories: migrations.migrationDirectories.slice(0, most) },
      filters: NO_FILTER,
    })
    return appliedMigrationNames
  })
}

/** The SQL that would turn one schema into the other; empty when they are equal. */
export async function diffSchemas(connectionString: string, from: DiffTarget, to: DiffTarget): Promise<string> {
  return withEngine(connectionString, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER })
    const script = result.stdout ?? ''
    return script.startsWith('-- This is an empty migration') ? '' : script
  })
}

export async function readDatamodel(): Promise<DiffTarget> {
  const file = path.join(PRISMA_DIR, 'schema.prisma')
  return { tag: 'schemaDatamodel', files: [{ path: file, content: await readFile(file, 'utf8') }] }
}

/** The migrations that there are, with the checksums that the database notes of those it has. */
export async function readMigrationList(): Promise<{ name: string; checksum: string }[]> {
  const { migrationDirectories } = await readMigrations()
  return migrationDirectories.map(({ path: name, migrationFile: { content } }) => {
    if (content.tag !== 'ok') throw new Error(`migration ${name} cannot be read`)
    return { name, checksum: createHash('sha256').update(content.value).digest('hex') }
  })
}

export async function readMigrations(): Promise<MigrationList & { tag: 'migrations' }> {
  const baseDir = path.join(PRISMA_DIR, 'migrations')
  const entries = await readdir(baseDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    tag: 'migrations',
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}

// Prisma's adapter cuts a script at every semicolon, also inside a function's body or a comment. Sent whole, it is
// cut by PostgreSQL itself, and is one transaction.
class WholeScriptPg extends PrismaPg {
  readonly #opened: { dispose(): Promise<void> }[] = []

  constructor(readonly connectionString: string) {
    super({ connectionString })
  }

  override async connect() {
    const connection = await super.connect()
    this.#opened.push(connection)
    return adapt(connection)
  }

  // The adapter's own goes to the main database where that is given as a URL, and drops a database it is still in.
  override async connectToShadowDb() {
    const main = await this.connect()
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    await main.underlyingDriver().query(`CREATE DATABASE "${database}"`)
    const url = new URL(this.connectionString)
    url.pathname = `/${database}`
    const shadow = await new PrismaPg({ connectionString: url.href }).connect()
    const disconnect = shadow.dispose.bind(shadow)
    let isOpen = true
    shadow.dispose = async () => {
      if (!isOpen) return
      isOpen = false
      await disconnect()
      await main.underlyingDriver().query(`DROP DATABASE "${database}"`)
    }
    // Closed in reverse order: the shadow, then the connection that drops it.
    this.#opened.push(shadow)
    return adapt(shadow)
  }

  /** The engine does not close what it has opened. */
  async close() {
    for (const connection of this.#opened.reverse()) await connection.dispose()
  }
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>

function adapt(connection: Connection): Connection {
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script)
    } catch (error) {
      throw error instanceof DatabaseError ? toAdapterError(error) : error
    }
  }
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (query) => {
    const result = await queryRaw({ ...query, sql: castCatalogLetters(query.sql) })
    if (query.sql.includes('pg_constraint')) {
      result.columnTypes = result.columnTypes.map((type, index) =>
        CATALOG_LETTERS.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      )
    }
    return result
  }
  return connection
}

// The engine reads letters of PostgreSQL's own type "char" from the catalog; the adapter does not know that type.
const CATALOG_LETTERS = new Set(['constraint_type', 'confdeltype', 'confupdtype'])

function castCatalogLetters(sql: string): string {
  return sql
    .replace('constr.contype AS', 'constr.contype::text AS')
    .replace(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text AS $1,')
}

/** The engine understands an error of this form only; any other one is a fault of its own to it. */
function toAdapterError({ code = '', severity = '', message, detail, column, hint }: DatabaseError) {
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}

async function withEngine<T>(connectionString: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const factory = new WholeScriptPg(connectionString)
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  const SchemaEngineClass = await loadEngine()
  const datamodel = await readFile(path.join(PRISMA_DIR, 'schema.prisma'), 'utf8')
  const engine = await SchemaEngineClass.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter)
  try {
    return await use(engine)
  } finally {
    engine.free()
    await factory.close()
  }
}

declare global {
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): never } | undefined
}

// The engine hands a panic's words to its host here. Thrown, they say more than the "unreachable" that would follow.
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
  set_message(message) {
    throw new Error(`Prisma's migration engine failed: ${message}`)
  },
}

// The package expects a bundler to import its .wasm; Node is handed the bytes instead.
// Once: the bindings keep views of the first instance's memory.
let engine: Promise<typeof SchemaEngine> | undefined
function loadEngine(): Promise<typeof SchemaEngine> {
  engine ??= instantiateEngine()
  return engine
}

async function instantiateEngine(): Promise<typeof SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/\.js$/, '_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings.SchemaEngine
}
