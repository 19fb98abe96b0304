import type { Page } from '@playwright/test'

/** Milliseconds from the reader's hand to the frame that shows what came of it: of all tries the 50th and 95th. */
export type Interaction = { name: string; tries: number; p50: number; p95: number }

/**
 * What a reader does in the matrix, each many times in the page that is open. Measured in the page itself: from the
 * event to the second frame after the page says that it is at rest (`aria-busy`), when all that changed is drawn.
 */
export async function measureInteractions(page: Page, tries: number): Promise<Interaction[]> {
  await page.evaluate(installWatch)
  const run = async (name: string, act: (page: Page, index: number) => Promise<number>): Promise<Interaction> => {
    const times: number[] = []
    for (let index = 0; index < tries; index += 1) times.push(await act(page, index))
    times.sort((a, b) => a - b)
    const at = (part: number) => times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)] ?? Number.NaN
    return { name, tries, p50: at(0.5), p95: at(0.95) }
  }
  return [
    await run('filter by status', (open, index) =>
      open.evaluate((value) => window.watch.choose('status', value), ['gap', 'met', 'partial', ''][index % 4] ?? ''),
    ),
    await run('sort', (open) => open.evaluate(() => window.watch.sort())),
    await run('fold an area', (open, index) => open.evaluate((value) => window.watch.fold(value), index)),
    await run('scroll', (open, index) => open.evaluate((value) => window.watch.scroll(value), index)),
  ]
}

type Watch = {
  choose(name: string, value: string): Promise<number>
  sort(): Promise<number>
  fold(index: number): Promise<number>
  scroll(index: number): Promise<number>
}

declare global {
  interface Window {
    watch: Watch
  }
}

// Runs in the page: nothing of this file is there.
function installWatch() {
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
  const measure = async (act: () => void) => {
    await frame()
    const began = performance.now()
    act()
    await frame()
    while (document.querySelector('.explorer')?.getAttribute('aria-busy') === 'true') await frame()
    await frame()
    return performance.now() - began
  }
  const pick = (list: NodeListOf<HTMLElement>, index: number) => list[index % Math.max(1, list.length)]
  window.watch = {
    choose: (name, value) =>
      measure(() => {
        const field = document.querySelector<HTMLSelectElement>(`form.filters select[name="${name}"]`)
        if (field === null) throw new Error(`no field ${name}`)
        Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(field, value)
        field.dispatchEvent(new Event('change', { bubbles: true }))
      }),
    sort: () =>
      measure(() => {
        const head = document.querySelector<HTMLElement>('table.matrix th[aria-sort] a')
        if (head === null) throw new Error('nothing to sort by')
        head.click()
      }),
    fold: (index) =>
      measure(() => {
        const link = pick(document.querySelectorAll('a[data-fold]'), Math.floor(index / 2) % 4)
        if (link === undefined) throw new Error('nothing to fold')
        link.click()
      }),
    scroll: (index) =>
      measure(() => {
        const region = document.querySelector('.grid-scroll')
        if (region === null) throw new Error('nothing to scroll')
        region.scrollTo({ left: (index % 5) * 400, top: (index % 7) * 600 })
        window.scrollTo(0, (index % 11) * 700)
      }),
  }
}
