import { check } from './check'
import { addMapping, expect, test, visit } from './fixtures'

test('an account whose release leaves a rule behind is judged without it as soon as that is saved', async ({
  page,
  api,
  mapping,
}) => {
  await addMapping(api, mapping, { account: { accountId: '210000000004' }, ecs: { release: '1.18' } })
  await check(api, [mapping.ecsAccount])
  await visit(page, `/readiness/${mapping.ecsAccount}`)
  const untrusted = page.getByRole('article', {
    name: /^Blocked: application-autoscaling.amazonaws.com is not trusted/,
  })
  await expect(untrusted).toBeVisible()

  await page.getByRole('link', { name: 'Edit mapping' }).click()
  const form = page.getByRole('complementary', { name: 'ECS account' })
  await form.getByText('Release and naming strategy').click()
  await form.getByLabel('Spinnaker release').fill('2025.4')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(
    form.getByRole('status').filter({ hasText: `ECS account ${mapping.ecsAccount} is saved.` }),
  ).toBeVisible()
  await visit(page, `/readiness/${mapping.ecsAccount}`)

  await expect(page.getByText('release 2025.4', { exact: true })).toBeVisible()
  await expect(untrusted).toHaveCount(0)
  await page
    .getByRole('region', { name: 'Findings' })
    .getByText(/^\d+ not applicable$/)
    .click()
  await expect(page.getByText('Release 2025.4 does not pass the role to AWS services').last()).toBeVisible()
})
