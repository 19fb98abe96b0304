import http from 'node:http'

export type Load = {
  name: string
  /** The address of the next request. */
  next: () => string
  atOnce: number
  /** In one round. */
  requests: number
}

/** Milliseconds and requests a second, each the median of the rounds; bytes of the last body as it was sent. */
export type Result = Load & { p50: number; p95: number; p99: number; perSecond: number; bytes: number }

type Round = Pick<Result, 'p50' | 'p95' | 'p99' | 'perSecond' | 'bytes'>

const WARM_UP = 40

/** Every load once a round, one after another. A status other than 200 ends it all: a figure of errors is no figure. */
export async function measure(loads: Load[], { rounds }: { rounds: number }): Promise<Result[]> {
  for (const load of loads) await runRound({ ...load, requests: WARM_UP })
  const all = loads.map((): Round[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, load] of loads.entries()) all[index]?.push(await runRound(load))
  return loads.map((load, index) => {
    const measured = all[index] ?? []
    const median = (read: (round: Round) => number) => middle(measured.map(read))
    return {
      ...load,
      p50: median(({ p50 }) => p50),
      p95: median(({ p95 }) => p95),
      p99: median(({ p99 }) => p99),
      perSecond: median(({ perSecond }) => perSecond),
      bytes: measured.at(-1)?.bytes ?? 0,
    }
  })
}

async function runRound({ next, atOnce, requests }: Load): Promise<Round> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce })
  const times: number[] = []
  let left = requests
  let bytes = 0
  const began = performance.now()
  const reader = async () => {
    while (left > 0) {
      left -= 1
      const asked = performance.now()
      bytes = await get(next(), agent)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, reader))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (part: number) => times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: requests / seconds, bytes }
}

function get(address: string, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${address} answered ${response.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
