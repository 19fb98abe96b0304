import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'

// `npm test -- e2e` sets these; without it (an editor, `npx playwright test`) the same server is kept between runs.
const port = Number(process.env.COTEJO_E2E_PORT ?? 3917)
const dataDir = process.env.COTEJO_E2E_DATA_DIR ?? path.join(tmpdir(), 'cotejo-e2e')
const report = process.env.COTEJO_E2E_REPORT

// Chromium's sandbox does not work for root; the rest keeps it from calling home.
const isRoot = process.getuid?.() === 0
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// Tests that change data run after all those that hold what they see against the shipped dataset.
const CHANGING = /(accounts|conflict|measures|register|review|whole-way)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: report !== undefined,
  // Generous, for a machine with much else to do; nothing here waits longer than it must.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'reading', testIgnore: CHANGING },
    {
      name: 'changing',
      testMatch: CHANGING,
      dependencies: process.env.COTEJO_E2E_WHOLE === '1' ? ['reading'] : [],
    },
  ],
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.COTEJO_E2E_CHROMIUM ?? process.env.CHROME_PATH,
      args: isRoot ? ['--no-sandbox', ...QUIET] : QUIET,
    },
  },
  webServer: process.env.COTEJO_E2E_URL
    ? undefined
    : {
        command: 'node lib/cli/run.mjs start',
        url: `http://127.0.0.1:${port}/es/matrix`,
        env: { PORT: String(port), HOST: '127.0.0.1', COTEJO_DATA_DIR: dataDir, DATABASE_URL: '' },
        reuseExistingServer: report === undefined,
        stdout: 'pipe',
        timeout: 240_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      },
})
