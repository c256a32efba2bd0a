import { expect, test, visit } from './fixtures'

test('a row that passed leads to its finding, which stands open', async ({ page }) => {
  await visit(page, '/clusters?q=core-main')
  await page.getByRole('link', { name: 'core-main' }).click()
  await page.getByRole('link', { name: 'The finding in core-ecs' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'core-ecs is ready' })).toBeVisible()
  const finding = page.getByRole('group').filter({ hasText: /^core-main has room/ })
  await expect(finding.getByText('Rule:')).toBeVisible()
  await expect(finding).toBeInViewport()
})

test('the address of a fold opens it, and a chip leads to what its group found', async ({ page }) => {
  await visit(page, '/readiness/core-ecs#not-applicable')
  await expect(page.getByText('Naming strategy default needs no tags', { exact: true })).toBeVisible()
  const passed = page.getByText('core-main has room for the reference task', { exact: true })
  await expect(passed).toBeHidden()
  await page
    .getByRole('list', { name: 'Groups' })
    .getByRole('link', { name: /Cluster/ })
    .click()
  await expect(passed).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/#not-applicable$/)
})

test('an anchor that names nothing leaves the page as it is', async ({ page }) => {
  await visit(page, '/readiness/core-ecs#100%')
  await expect(page.getByRole('heading', { level: 1, name: 'core-ecs is ready' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Findings' }).getByText(/^\d+ ready$/)).toBeVisible()
})
