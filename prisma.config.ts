import { defineConfig } from 'prisma/config'

// The Prisma CLI reads this for `generate`; the app itself connects through lib/platform/db.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/cotejo' },
})
