import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { readEnvironment } from '../platform/env'
import { startApplication, stopAll } from './bench/servers'
import { say, step } from './progress'
import { findChromium } from './test/chromium'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')

const PICTURES = [
  { name: 'home', address: '/es', width: 1280, height: 860 },
  { name: 'matrix', address: '/es/matrix', width: 1280, height: 860 },
  { name: 'matrix-dark', address: '/pt/matrix?standard=budapest', width: 1280, height: 860, dark: true },
  { name: 'cell', address: '/es/matrix/CL/pro-preservation', width: 1280, height: 860 },
  { name: 'country', address: '/en/countries/BR', width: 1280, height: 860 },
  {
    name: 'compare',
    address: '/es/compare?requirements=off-possession&countries=CL,AR,MX,ES',
    width: 1280,
    height: 1080,
  },
  { name: 'penalties', address: '/es/penalties?requirement=off-possession', width: 1280, height: 1080 },
  { name: 'procedures', address: '/es/procedures', width: 1280, height: 860 },
  {
    name: 'cooperation',
    address: '/en/cooperation?requesting=AR&requested=CL&conduct=off-possession&measure=preservation',
    width: 1280,
    height: 1080,
  },
  { name: 'convergence', address: '/es/pictures/convergence', width: 1280, height: 1080 },
  { name: 'similarity', address: '/es/pictures/similarity', width: 1280, height: 1080 },
  { name: 'conclusions', address: '/es/conclusions', width: 1280, height: 1080 },
  { name: 'data', address: '/es/data', width: 1280, height: 1080 },
  { name: 'phone', address: '/es/matrix', width: 390, height: 780 },
] as const

/** `npm run screenshots`: the pictures of the README, made anew from the shipped data. */
export default async function screenshots(): Promise<number> {
  const { environment, faults } = readEnvironment(process.env)
  if (environment === undefined) {
    for (const fault of faults) console.error(fault)
    return 2
  }
  const target = path.join(ROOT, 'docs/screenshots')
  await mkdir(target, { recursive: true })
  const executablePath = await findChromium()
  if (executablePath === undefined) return 1
  try {
    const app = await step('Starting Cotejo', () => startApplication(ROOT, path.resolve(environment.dataDir, 'bench')))
    const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
    const browser = await chromium.launch({ executablePath, args })
    for (const picture of PICTURES) {
      const { name, address, width, height } = picture
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: 'dark' in picture ? 'dark' : 'light',
      })
      await page.goto(app + address, { waitUntil: 'networkidle' })
      await page.screenshot({ path: path.join(target, `${name}.png`) })
      await page.close()
      say(`docs/screenshots/${name}.png`)
    }
    await browser.close()
    return 0
  } finally {
    await stopAll()
  }
}
