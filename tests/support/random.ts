import { randomInt } from 'node:crypto'

/** That of COTEJO_TEST_SEED, to see a failure again, else a new one; a test prints it. */
export function seedOf(): number {
  return Number(process.env.COTEJO_TEST_SEED ?? randomInt(2 ** 31))
}

/** Mulberry32: small, and the same for the same seed everywhere. */
export function randomBySeed(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
