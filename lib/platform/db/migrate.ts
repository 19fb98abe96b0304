import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'

// Prisma's own migration engine as WebAssembly: the ordinary one is downloaded at first use, which a closed
// network does not allow. It keeps the same _prisma_migrations table, so `prisma migrate` can take over.

const PRISMA_DIR = path.resolve(fileURLToPath(import.meta.url), '../../../../prisma')
const NO_FILTER = { externalTables: [], externalEnums: [] }

/** Applies the migrations that the database does not have yet; answers their names, in order. */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  return withEngine(connectionString, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: NO_FILTER,
    })
    return appliedMigrationNames
  })
}

/** The SQL that would turn one schema into the other; empty when they are equal. */
export async function diffSchemas(connectionString: string, from: DiffTarget, to: DiffTarget): Promise<string> {
  return withEngine(connectionString, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER })
    return result.stdout ?? ''
  })
}

export async function readDatamodel(): Promise<DiffTarget> {
  const file = path.join(PRISMA_DIR, 'schema.prisma')
  return { tag: 'schemaDatamodel', files: [{ path: file, content: await readFile(file, 'utf8') }] }
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
  override async connect() {
    const connection = await super.connect()
    connection.executeScript = async (script) => {
      await connection.underlyingDriver().query(script)
    }
    return connection
  }
}

async function withEngine<T>(connectionString: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg({ connectionString }))
  const SchemaEngineClass = await loadEngine()
  const datamodel = await readFile(path.join(PRISMA_DIR, 'schema.prisma'), 'utf8')
  const engine = await SchemaEngineClass.new({ datamodels: [['schema.prisma', datamodel]] }, () => {}, adapter)
  try {
    return await use(engine)
  } finally {
    engine.free()
  }
}

// The package expects a bundler to import its .wasm; Node is handed the bytes instead.
async function loadEngine(): Promise<typeof SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')).replace(/\.js$/, '_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings.SchemaEngine
}
