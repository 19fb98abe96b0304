import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MakingFailed, readMaking } from '@/lib/reports/making'
import { streamMaking } from '@/lib/reports/making-stream'

const FILE = { name: 'a.md', type: 'text/markdown' }
const sorry = async () => 'No se pudo.'

function cut(bytes: Uint8Array, places: number[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b)
  return new ReadableStream({
    start(stream) {
      let from = 0
      for (const end of [...ends, bytes.length]) {
        if (end > from) stream.enqueue(new Uint8Array(bytes.subarray(from, end)))
        from = Math.max(from, end)
      }
      stream.close()
    },
  })
}

async function answerOf(file: Uint8Array, steps: [number, number][]): Promise<Uint8Array> {
  const answer = streamMaking(
    FILE,
    async ({ step }) => {
      for (const [done, of] of steps) step(done, of)
      return Buffer.from(file)
    },
    sorry,
    new AbortController().signal,
  )
  return new Uint8Array(await answer.arrayBuffer())
}

describe('a file with its progress before it', () => {
  it('is read back whole, however it is cut on its way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (file, steps, places) => {
          const told: [number, number][] = []
          const made = await readMaking(cut(await answerOf(file, steps), places), (done, of) => told.push([done, of]))
          expect(told).toEqual(steps)
          expect({ name: made.name, type: made.type }).toEqual(FILE)
          expect(Buffer.concat(made.parts)).toEqual(Buffer.from(file))
        },
      ),
    )
  })

  it('is nothing at all when it breaks off anywhere', async () => {
    const whole = await answerOf(new Uint8Array(50).fill(7), [[1, 2]])
    for (let length = 0; length < whole.length; length++)
      await expect(readMaking(cut(whole.subarray(0, length), []), () => {})).rejects.toThrow()
  })

  it('is a sentence when it fails', async () => {
    const answer = streamMaking(FILE, () => Promise.reject(new Error('secret')), sorry, new AbortController().signal)
    const text = await answer.text()
    expect(text).toBe('{"failed":"No se pudo."}\n')
    const failed = readMaking(cut(Buffer.from(text), []), () => {})
    await expect(failed).rejects.toThrow(new MakingFailed('No se pudo.'))
  })

  it('stops being made when the reader leaves', async () => {
    const leaving = new AbortController()
    let reason: unknown
    const answer = streamMaking(
      FILE,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reason = 'left'
            reject(signal.reason)
          })
        }),
      sorry,
      leaving.signal,
    )
    await answer.body?.cancel()
    expect(reason).toBe('left')
  })
})
