import { readFileSync } from 'node:fs'
import type { Localised } from './recount'

type Stage = { id: string; title: Localised; requirements: string[] }

/** The stages of an investigation, as the dataset's framework has them. */
export const pathway: readonly Stage[] = readPathway()

function readPathway(): Stage[] {
  const file = new URL('../../prisma/dataset/framework.json', import.meta.url)
  const framework: { pathway: Stage[] } = JSON.parse(readFileSync(file, 'utf8'))
  return framework.pathway
}
