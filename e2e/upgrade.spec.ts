import { expect, test, visit } from './fixtures'

test('a release is chosen by keyboard, and each account says what would change', async ({ page }) => {
  // How many accounts there are changes beside this journey: others make and delete theirs.
  await visit(page, '/')
  await page.getByRole('link', { name: 'What would an upgrade change?' }).press('Enter')
  await expect(page).toHaveURL(/\/upgrade$/)
  const release = page.getByLabel('Release', { exact: true })
  await expect(release).toHaveValue('2026.2')
  await release.fill('1.12')
  await release.press('Enter')

  await expect(page).toHaveURL(/release=1\.12/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^1\.12 changes \d+ findings in \d+ of \d+ accounts; /,
  )
  const shop = page.getByRole('region', { name: 'shop-ecs' })
  await expect(shop).toContainText('2025.4 to 1.12')
  const trust = shop.getByRole('listitem').filter({ hasText: 'Whether role/SpinnakerManaged trusts' })
  await expect(trust).toContainText('Attention')
  await expect(trust).toContainText('role-trust')
  await expect(shop.getByText('AWSServiceRoleForECS exists')).toBeHidden()
  await shop.getByText(/^\d+ more findings: ready ↔ not applicable$/).click()
  await expect(shop.getByText('AWSServiceRoleForECS exists')).toBeVisible()

  await page.getByRole('main').getByRole('link', { name: '1.26' }).press('Enter')
  await expect(release).toHaveValue('1.26')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^1\.26 changes \d+ findings? in \d+ of \d+ accounts; /,
  )
})

test('an account that keeps its own release is judged by the other one only when asked', async ({ page }) => {
  await visit(page, '/upgrade?release=1.19')
  await expect(page.getByText(/^Judged by their own release/)).toBeVisible()
  const payments = page.getByRole('region', { name: 'payments-ecs' })
  await expect(payments).toHaveCount(0)
  await page.getByLabel('Include accounts with their own release').check()
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/ownReleases=replace/)
  await expect(payments).toContainText('1.18 to 1.19')
  const trust = payments.getByRole('listitem').filter({ hasText: 'does not pass the role to AWS services' })
  await expect(trust).toContainText('Blocked')
  await expect(trust).toContainText('Not applicable')
})

test('what could not be read is said once, with the call and why', async ({ page }) => {
  await visit(page, '/upgrade?release=1.12')
  const unread = page.locator('div').filter({ has: page.getByText(/^Unknown: these accounts could not be read/) })
  await expect(unread.last()).toContainText('ledger-ecs (Could not check: denied, sts:AssumeRole)')
  await expect(page.getByRole('region', { name: 'ledger-ecs' })).toHaveCount(0)
})

test('what is no release is refused beside the field', async ({ page }) => {
  await visit(page, '/upgrade')
  const release = page.getByLabel('Release', { exact: true })
  await release.fill('kinnaird')
  await release.press('Enter')
  await expect(release).toHaveAccessibleDescription('A release looks like 1.28 or 2025.4.')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What would another release change?')
})
