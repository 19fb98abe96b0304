/** An answer as it goes over the wire: status, headers, and a body already encoded. */
export type StoredAnswer = {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** How often it was sent from memory; once it is known to be in demand, it is worth a better compression. */
  demand: number
}

/**
 * Answers kept by key, the least recently used dropped first, never more than `maxBytes` of bodies and keys in all.
 * The key must name everything the answer depends on, the data's revision included: nothing is ever invalidated.
 */
export class PageCache {
  readonly #maxBytes: number
  readonly #entries = new Map<string, StoredAnswer>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): StoredAnswer | undefined {
    const found = this.#entries.get(key)
    if (found) {
      this.#entries.delete(key)
      this.#entries.set(key, found)
    }
    return found
  }

  set(key: string, answer: StoredAnswer): void {
    this.#drop(key)
    const weight = weigh(key, answer)
    if (weight > this.#maxBytes) return
    this.#entries.set(key, answer)
    this.#bytes += weight
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
  }

  /** A smaller body for the answer that `key` still has. */
  replace(key: string, known: StoredAnswer, smaller: StoredAnswer): void {
    if (this.#entries.get(key) === known) this.set(key, smaller)
  }

  #drop(key: string): void {
    const found = this.#entries.get(key)
    if (!found) return
    this.#entries.delete(key)
    this.#bytes -= weigh(key, found)
  }
}

// What a Map entry and its headers weigh beside the body, roughly.
const OVERHEAD = 1024

function weigh(key: string, answer: StoredAnswer): number {
  return answer.body.length + key.length * 2 + OVERHEAD
}
