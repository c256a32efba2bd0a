import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { addMapping, expect, type MappingNames, test, visit } from './fixtures'

test.use({ viewport: { width: 1440, height: 900 } })

/** A new account's form beside the table, with a release typed and not saved. */
async function typeRelease(page: Page, api: APIRequestContext, mapping: MappingNames): Promise<Locator> {
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  await visit(page, `/accounts?q=${mapping.ecsAccount}`)
  await page.getByRole('table').getByRole('link', { name: mapping.ecsAccount, exact: true }).click()
  const form = page.getByRole('complementary', { name: 'ECS account' })
  await form.getByText('Release and naming strategy').click()
  await form.getByLabel('Spinnaker release').fill('2025.3')
  return form
}

test('what was saved stays said until the form is left, also when the check that follows has ended', async ({
  page,
  api,
  mapping,
}) => {
  const form = await typeRelease(page, api, mapping)
  await form.getByRole('button', { name: 'Save' }).click()
  const saved = form.getByRole('status').filter({ hasText: `ECS account ${mapping.ecsAccount} is saved.` })
  await saved.getByRole('button', { name: 'Check now' }).click()
  const row = page.getByRole('table').getByRole('row', { name: mapping.ecsAccount })
  await expect(row).toContainText('Ready')
  await expect(saved).toBeVisible()
  await expect(saved.getByRole('link', { name: `Readiness of ${mapping.ecsAccount}` })).toBeVisible()
})

test('a form that is being written in is not emptied by a check that ends', async ({ page, api, mapping }) => {
  const form = await typeRelease(page, api, mapping)
  await page.getByRole('banner').getByRole('button', { name: 'Check now' }).click()
  const row = page.getByRole('table').getByRole('row', { name: mapping.ecsAccount })
  await expect(row).toContainText('Ready')
  await expect(form.getByLabel('Spinnaker release')).toHaveValue('2025.3')
})
