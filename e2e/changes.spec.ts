import { check } from './check'
import { addMapping, expect, expectSoundAtEveryWidth, test, visit } from './fixtures'

test('after a check, account and readiness say what changed since the one before', async ({ page, api, mapping }) => {
  const { awsAccount, ecsAccount } = mapping
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  await check(api, [ecsAccount])
  await visit(page, `/readiness/${ecsAccount}`)
  await expect(page.getByRole('heading', { level: 1, name: `${ecsAccount} is ready` })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Since the previous check' })).toHaveCount(0)

  const changed = await api.patch(`/api/v1/aws-accounts/${awsAccount}`, {
    headers: { 'content-type': 'application/merge-patch+json' },
    data: JSON.stringify({ assumeRole: 'role/Renamed' }),
  })
  expect(changed.status()).toBe(200)
  await check(api, [ecsAccount])

  await expectSoundAtEveryWidth(page, () => visit(page, `/readiness/${ecsAccount}`))
  await expect(page.getByRole('heading', { level: 1, name: `${ecsAccount} is blocked` })).toBeVisible()
  const since = page.getByRole('region', { name: 'Since the previous check' })
  await expect(since).toContainText(/\d+ findings and .+ changed/)
  await expect(since).toContainText('Ready')
  await expect(since).toContainText('Blocked')
  const refused = since.getByRole('link', { name: /role\/Renamed cannot be assumed/ })
  if (!(await refused.isVisible())) await since.getByText(/^Since the previous check/).click()
  await refused.click()
  await expect(page.getByRole('article', { name: /^Blocked: role\/Renamed cannot be assumed/ })).toBeInViewport()

  await visit(page, '/')
  await expect(page.getByRole('main')).toContainText(new RegExp(`${ecsAccount} became blocked`))
  await page.getByRole('main').getByRole('link', { name: ecsAccount, exact: true }).first().click()
  await expect(page).toHaveURL(new RegExp(`/readiness/${ecsAccount}$`))
})
