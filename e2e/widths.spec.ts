import type { Page } from '@playwright/test'
import { expect, test, visit } from './fixtures'

/** Accounts whose pages hold evidence of every kind. */
const accounts = ['payments', 'ledger', 'lab', 'audit', 'mail', 'tools', 'ads', 'media', 'risk', 'docs', 'core']
const pages = [
  ...accounts.map((name) => `/readiness/${name}-ecs`),
  '/clusters?open=payments-ecs~us-east-1~payments-main',
  '/roles',
  '/alarms',
]

test.use({ viewport: { width: 390, height: 844 } })

test('on a phone no row of evidence is taller than 160 px, and nothing is wider than its card', async ({ page }) => {
  for (const path of pages) {
    await visit(page, path)
    await openEverything(page)
    expect([path, ...(await tallRows(page)), ...(await wideParts(page))]).toEqual([path])
  }
})

test('what a row of evidence cuts off is one press away, by touch and by keyboard', async ({ page }) => {
  await visit(page, '/readiness/docs-ecs')
  await openEverything(page)
  const cut = page.getByRole('article').getByRole('row').filter({ hasText: 'Destroy' }).first()
  const more = cut.getByRole('button', { name: 'Show all' })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(cut.getByRole('button', { name: 'Show less' })).toBeFocused()
  expect(await cut.evaluate((row) => row.scrollHeight - row.clientHeight)).toBeLessThanOrEqual(1)
})

test('a printed account page is a document: no controls, what is folded open, nothing cut off', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 1000 })
  await visit(page, '/readiness/payments-ecs')
  await page.emulateMedia({ media: 'print' })
  // Before the page is hydrated nobody hears it.
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect(page.locator('main #pass')).toHaveAttribute('open', { timeout: 1_000 })
  }).toPass()
  await expect(page.getByText(/^Shipshape, http.*\/readiness\/payments-ecs, checked /)).toBeVisible()
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden()
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByText('Raw facts')).toBeHidden()
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll('main .overflow-x-auto')].filter(
        (frame) => frame.scrollWidth > frame.clientWidth + 1,
      ).length,
  )
  expect(cut).toBe(0)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.locator('main #pass')).not.toHaveAttribute('open')
})

test('a wide screen has what the page holds beside it, and it stays there', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1000 })
  await visit(page, '/readiness/payments-ecs')
  const outline = page.getByRole('navigation', { name: 'Findings on this page' })
  const last = page.getByRole('article').last()
  await expect(last).not.toBeInViewport()
  await outline.getByRole('link', { name: /may not pass 1 task role/ }).click()
  await expect(last).toBeInViewport()
  await expect(outline).toBeInViewport()
  await outline.getByRole('link', { name: /^Ready: \d+ ready$/ }).click()

  await page.setViewportSize({ width: 1440, height: 1000 })
  await expect(outline).toBeHidden()
})

/** Folds too: what stands in them is evidence as well. */
function openEverything(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true
  })
}

/** Rows of tables inside findings, over the bound, by their words. */
function tallRows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(':is(article, figure) tbody tr')]
      .filter((row) => row.getBoundingClientRect().height > 160)
      .map((row) => `${Math.round(row.getBoundingClientRect().height)} px: ${row.textContent.slice(0, 60)}`),
  )
}

/** Parts that stand out of their card on the right; what scrolls in a frame of its own does not. */
function wideParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(article, figure, tr)')].flatMap((card) => {
      const edge = card.getBoundingClientRect().right + 1
      const parts = [...card.querySelectorAll('*')].filter((part) => part.closest('.overflow-x-auto *') === null)
      const wide = parts.find((part) => part.getBoundingClientRect().right > edge)
      return wide ? [`wider than its card: ${wide.tagName} ${wide.textContent?.slice(0, 60)}`] : []
    }),
  )
}
