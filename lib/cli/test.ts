import type { Outcome } from './test/outcome'
import { PARTS, type Part } from './test/parts'

/** `npm test`: every part, or the one named first, with the further arguments handed to it. */
export default async function test([name, ...args]: string[]): Promise<number> {
  const chosen = name === undefined ? PARTS : PARTS.filter((part) => part.name === name)
  if (chosen.length === 0) {
    console.error(`There is no part "${name}". There are: ${PARTS.map((part) => part.name).join(', ')}.`)
    return 2
  }
  const lines: string[] = []
  const total: Outcome = { passed: 0, failed: 0 }
  let skippedParts = 0
  for (const part of chosen) {
    const began = performance.now()
    console.log(`\n── ${part.title} (${part.name})`)
    const { passed, failed, skipped } = await runPart(part, args)
    total.passed += passed
    total.failed += failed
    if (skipped !== undefined) {
      skippedParts += 1
      lines.push(`– ${part.title}: SKIPPED, ${skipped}`)
      continue
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    lines.push(`${failed === 0 ? '✓' : '✕'} ${part.title}: ${passed} passed, ${failed} failed (${seconds} s)`)
  }
  console.log(`\n${lines.join('\n')}\n`)
  const skipped = skippedParts === 0 ? '' : `, ${skippedParts} skipped`
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed === 0 ? 0 : 1
}

async function runPart(part: Part, args: string[]): Promise<Outcome> {
  try {
    return await part.run(args)
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1 }
  }
}
