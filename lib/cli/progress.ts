// A step that takes longer says that it has begun; in a terminal it also counts the seconds.
const SLOW_MS = 1500

/** Runs one step and prints one line for it: what it was, how long it took, and what it answers. */
export async function step<T>(title: string, work: () => Promise<T>, summarise?: (result: T) => string): Promise<T> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  const stopShowing = process.stdout.isTTY ? showSeconds(title, seconds) : announceWhenSlow(title)
  try {
    const result = await work()
    stopShowing()
    const detail = summarise?.(result)
    say(`✓ ${title} (${seconds()})${detail ? `: ${detail}` : ''}`)
    return result
  } catch (error) {
    stopShowing()
    say(`✕ ${title} (${seconds()})`)
    throw error
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function showSeconds(title: string, seconds: () => string): () => void {
  const draw = () => process.stdout.write(`\r\x1b[K· ${title} … ${seconds()}`)
  draw()
  const timer = setInterval(draw, 500)
  return () => {
    clearInterval(timer)
    process.stdout.write('\r\x1b[K')
  }
}

function announceWhenSlow(title: string): () => void {
  const timer = setTimeout(() => say(`· ${title} …`), SLOW_MS)
  return () => clearTimeout(timer)
}
