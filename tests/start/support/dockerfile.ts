import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export type Instruction = { name: string; rest: string }
export type Stage = { from: string; instructions: Instruction[] }

/** The stages of a Dockerfile, in order: what they start from and what they say. */
export function readDockerfile(root: string): Stage[] {
  const text = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
  const lines = text.replace(/\\\n/g, ' ').split('\n')
  const stages: Stage[] = []
  for (const line of lines) {
    const [, name = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(line) ?? []
    if (name === '' || line.trimStart().startsWith('#')) continue
    if (name === 'FROM') stages.push({ from: rest, instructions: [] })
    else stages.at(-1)?.instructions.push({ name, rest })
  }
  return stages
}

export function restsOf(stage: Stage | undefined, name: string): string[] {
  return (stage?.instructions ?? []).filter((one) => one.name === name).map(({ rest }) => rest)
}

/** `CMD ["node", "x"]` as its words. */
export function wordsOf(form: string | undefined): string[] {
  return z.array(z.string()).parse(JSON.parse((form ?? '').replace(/^.*?(?=\[)/, '')))
}

/** `ENV A=b C=d` as they are set. */
export function variablesOf(stage: Stage | undefined): Record<string, string> {
  const pairs = restsOf(stage, 'ENV').flatMap((rest) => rest.split(/\s+/))
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2)))
}
