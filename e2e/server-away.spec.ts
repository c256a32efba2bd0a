import { expect, expectAccessible, test, visit } from './fixtures'

test.use({ viewport: { width: 1440, height: 900 } })

test('while the server is away the page stays with what was typed, says so, and goes on once it answers', async ({
  page,
  context,
}) => {
  await visit(page, '/accounts?ecs=core-ecs')
  const form = page.getByRole('complementary', { name: 'ECS account' })
  await form.getByText('Release and naming strategy').click()
  await form.getByLabel('Spinnaker release').fill('2025.3')

  await context.setOffline(true)
  const banner = page.getByRole('status').filter({ hasText: 'Shipshape does not answer.' })
  await expect(banner).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Clusters/ })
    .click()
  await banner.getByRole('button', { name: 'Try now' }).click()
  await expect(banner).toBeVisible()
  await expect(page).toHaveURL(/\/accounts\?ecs=core-ecs/)
  await expect(form.getByLabel('Spinnaker release')).toHaveValue('2025.3')
  await expectAccessible(page)

  await context.setOffline(false)
  await expect(banner).toBeHidden()
  await expect(form.getByLabel('Spinnaker release')).toHaveValue('2025.3')
})
