import { expect, test } from '@playwright/test'

test('a country and a requirement can be followed from their pages', async ({ page, request }) => {
  for (const path of ['countries/AR', 'requirements/off-grooming']) {
    await page.goto(`/es/${path}`)
    const feed = await page.locator('head link[rel="alternate"][type="application/atom+xml"]').getAttribute('href')
    expect(feed).toBe(`/es/feeds/${path}`)
    const answer = await request.get(feed ?? '')
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
    // The browser's own parser, so that what is no XML fails.
    const counts = await page.evaluate(
      (xml) => {
        const parsed = new DOMParser().parseFromString(xml, 'application/xml')
        const ids = [...parsed.querySelectorAll('entry > id')].map((id) => id.textContent)
        return { faults: parsed.querySelectorAll('parsererror').length, entries: ids.length, ids: new Set(ids).size }
      },
      await answer.text(),
    )
    expect(counts.faults).toBe(0)
    expect(counts.entries).toBeGreaterThan(5)
    expect(counts.ids).toBe(counts.entries)
  }
  expect((await request.get('/es/feeds/countries/XX')).status()).toBe(404)
})

test('a provision without official wording says so, apart from the summary', async ({ page }) => {
  await page.goto('/es/provisions/AR/ar-cp-128')
  await expect(page.getByRole('heading', { name: 'Redacción oficial' })).toBeVisible()
  await expect(page.getByText('Cotejo no tiene la redacción oficial de este artículo.')).toBeVisible()
})
