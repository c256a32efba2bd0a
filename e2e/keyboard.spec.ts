import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { expect, expectAccessible, test, visit } from './fixtures'

test('the first stop of the Tab key leads past the navigation', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('main').getByRole('link', { name: /^\d+ of \d+$/ })).toBeFocused()
})

test('Tab follows the order of the page: navigation, top bar, content', async ({ page }) => {
  await visit(page, '/clusters')
  const landmarks: string[] = []
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press('Tab')
    const landmark = await page.evaluate(
      () => document.activeElement?.closest('nav, header, aside, main')?.tagName.toLowerCase() ?? 'page',
    )
    if (landmarks.at(-1) !== landmark) landmarks.push(landmark)
    if (landmark === 'main') break
  }
  expect(landmarks).toEqual(['page', 'nav', 'header', 'aside', 'main'])
})

test('a table is one stop, and arrows move between its links', async ({ page }) => {
  await visit(page, '/')
  const link = (name: string | RegExp) => page.getByRole('table').getByRole('link', { name })
  await link('media-ecs, Cluster: Blocked').focus()
  await page.keyboard.press('ArrowRight')
  await expect(link(/^media-ecs, Networking/)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(link(/^media-ecs$/)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(
    page.getByRole('table').getByRole('rowheader').getByRole('link').and(page.locator(':focus')),
  ).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('table').locator(':focus')).toHaveCount(0)
})

test('`/` finds an account, a cluster, a role and an alarm by name, and goes there', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('/')
  const search = page.getByRole('dialog', { name: 'Search' })
  await expect(search.getByRole('combobox')).toBeFocused()
  await expect(search.getByText('Loading')).toHaveCount(0)
  await page.keyboard.type('encoder-backlog')
  await expect(search.getByRole('option', { name: /^encoder-backlog-per-task/ })).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('payments-main')
  await expect(search.getByRole('option', { name: /^payments-main/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/clusters\?q=payments-main/)
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText(['payments-main'])
})

test('`?` lists the keys, Escape closes the list, and the keys can be switched off', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys.getByText('Search accounts, clusters, roles and alarms')).toBeVisible()
  await keys.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.keyboard.press('/')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Account, cluster, role, alarm' }).click()
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
})

test('on a phone the panel covers the page, and closing it gives the focus back', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await visit(page, '/')
  const group = page
    .getByRole('row')
    .filter({ hasText: 'media-ecs' })
    .getByRole('link', { name: /Cluster/ })
  await group.click()
  const panel = page.getByRole('dialog', { name: 'media-ecs · Cluster' })
  await expect(panel.getByText('media-encode has no room for the reference task')).toBeVisible()
  await panel.getByRole('button', { name: 'Close the panel' }).click()
  await expect(panel).toBeHidden()
  await expect(group).toBeFocused()
})

test('the chosen theme stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await visit(page, '/')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  await page.getByRole('button', { name: /Change to light$/ }).click()
  await page.getByRole('button', { name: /Change to dark$/ }).click()
  await expect.poll(background).not.toBe(light)
  const dark = await background()
  await page.reload()
  expect(await background()).toBe(dark)
})

test('a dialog that a panel opened gives the focus back to its button', async ({ page }) => {
  await visit(page, '/accounts?aws=core')
  const remove = page.getByRole('button', { name: 'Delete' })
  await remove.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(remove).toBeFocused()
})

test('without a mouse: pages by g and a letter, rows by j and k, actions by the search', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/clusters$/)
  await expect(page.getByRole('table', { name: /^Clusters/ })).toBeVisible()
  const rows = page
    .getByRole('table', { name: /^Clusters/ })
    .getByRole('rowheader')
    .getByRole('link')
  await page.keyboard.press('j')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()

  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog', { name: 'Search' })
  await expect(search.getByRole('combobox')).toBeFocused()
  await expect(search.getByText('Loading')).toHaveCount(0)
  await page.keyboard.type('media-ecs')
  await expect(search.getByRole('option', { name: /^media-ecs.*Blocked/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('list the keys')
  await expect(search.getByRole('option', { name: /^List the keys/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('a table is taken along as it is drawn, and sorts by every head', async ({ page }) => {
  await visit(page, '/clusters?sort=-name')
  const table = page.getByRole('table', { name: /^Clusters/ })
  const drawn = await table.getByRole('rowheader').allInnerTexts()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'JSON of the clusters' }).click()
  const path = await (await saved).path()
  const rows = z
    .array(z.looseObject({ Cluster: z.string(), Fits: z.unknown() }))
    .parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(rows.slice(0, drawn.length).map(({ Cluster }) => Cluster)).toEqual(drawn)
  for (const [index, { Fits }] of rows.slice(0, drawn.length).entries()) {
    const cell = table
      .getByRole('row')
      .nth(index + 1)
      .getByRole('cell')
      .nth(5)
    if (typeof Fits === 'string') await expect(cell).toContainText(Fits)
  }
  await visit(page, '/accounts')
  for (const head of await page.getByRole('table').getByRole('columnheader').all()) {
    await head.getByRole('button').click()
    await expect(head).toHaveAttribute('aria-sort', 'ascending')
  }
  await visit(page, '/')
  await page.getByRole('columnheader', { name: 'Cluster' }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=cluster/)
  await expectAccessible(page)
})
