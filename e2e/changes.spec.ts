import { check } from './check'
import { addMapping, expect, expectAccessible, expectSoundAtEveryWidth, test, visit } from './fixtures'

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

  // The next visit, of a reader who was here before the account changed.
  const later = await page.context().newPage()
  await later.addInitScript(() => {
    sessionStorage.setItem('shipshape:readiness-seen', '2020-01-01T00:00:00.000Z')
  })
  await expectSoundAtEveryWidth(later, () => visit(later, `/?q=${ecsAccount}`))
  await expect(later.getByRole('main')).toContainText('Since your last visit')
  await expect(later.getByRole('row').filter({ hasText: ecsAccount })).toContainText('Changed since your last visit')
})

test('what moved is told with its cause; a past report opens; a finding is muted from the keyboard and heard again', async ({
  page,
  api,
  mapping,
}) => {
  const { awsAccount, ecsAccount } = mapping
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  await check(api, [ecsAccount])
  const changed = await api.patch(`/api/v1/aws-accounts/${awsAccount}`, {
    headers: { 'content-type': 'application/merge-patch+json' },
    data: JSON.stringify({ assumeRole: 'role/Renamed' }),
  })
  expect(changed.status()).toBe(200)
  await check(api, [ecsAccount])

  await visit(page, '/history?of=readiness')
  await page.getByLabel('ECS account').fill(ecsAccount)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/ecsAccount=/)
  const moved = page.getByRole('list', { name: 'Changes of readiness, newest first' })
  await expect(moved).toContainText('The account: ')
  await expect(moved).toContainText(`set assumeRole of AWS account ${awsAccount}`)
  await expectSoundAtEveryWidth(page, () => visit(page, `/history?of=readiness&ecsAccount=${ecsAccount}`))

  await visit(page, `/readiness/${ecsAccount}`)
  await page.getByText('Timeline', { exact: true }).click()
  const reports = page.getByRole('list', { name: 'Reports, newest first' }).getByRole('link', { name: /^Report, / })
  await expect(reports).toHaveCount(2)
  await reports.last().click()
  await expect(page.getByRole('heading', { level: 1, name: `${ecsAccount} was ready` })).toBeVisible()
  await expect(page.getByText('This is a past report')).toBeVisible()
  const past = new URL(page.url())
  await expectSoundAtEveryWidth(page, () => visit(page, past.pathname + past.search))
  await page.getByRole('link', { name: 'Open the latest report' }).click()
  const blocked = page.getByRole('heading', { level: 1, name: `${ecsAccount} is blocked` })
  await expect(blocked).toBeVisible()

  await visit(page, `/readiness/${ecsAccount}`)
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog', { name: /^Mute / })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Reason').fill('The role is renamed on Tuesday')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ muted/)
  await expect(blocked).toHaveCount(0)
  const muted = page.locator('#muted')
  await muted.locator('summary').first().click()
  await muted.locator('li summary').first().click()
  await expect(muted).toContainText('The role is renamed on Tuesday')
  await expectAccessible(page)
  await muted.getByRole('button', { name: 'Unmute' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is blocked')
})
