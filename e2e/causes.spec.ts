import { check } from './check'
import { addMapping, expect, expectSoundAtEveryWidth, test, visit } from './fixtures'

/** The imaginary account whose role refuses Shipshape. */
const refusing = { accountId: '210000000007' }

test('an account of which nothing could be read says so once, on a screen and a half', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit(page, '/readiness/ledger-ecs')
  const findings = page.getByRole('region', { name: 'Findings' })
  await expect(findings.getByRole('article')).toHaveCount(1)
  await expect(findings.getByText(/^\d+ checks wait for this$/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4000)
})

test('what blocks several accounts is one card above them, with the fix once and the accounts folded', async ({
  page,
  api,
  mapping,
}) => {
  await addMapping(api, mapping, { account: { ...refusing, regions: [{ name: 'us-east-1' }, { name: 'us-west-2' }] } })
  await check(api, [mapping.ecsAccount])
  await expectSoundAtEveryWidth(page, () => visit(page, '/'))
  const card = page.getByRole('article', {
    name: /accounts are blocked by one thing: role\/SpinnakerManaged cannot be/,
  })
  await expect(card).toBeVisible()
  await expect(card.getByRole('heading', { name: 'Fix' })).toHaveCount(1)
  await expect(card.getByRole('link', { name: mapping.ecsAccount })).toBeHidden()
  await card.getByText(/^\d+ accounts wait for this$/).click()
  await expect(card.getByRole('link', { name: 'ledger-ecs' })).toBeVisible()
  await card.getByRole('link', { name: mapping.ecsAccount }).click()
  await expect(page).toHaveURL(`/readiness/${mapping.ecsAccount}`)

  for (const [path, what] of [
    ['/clusters', 'clusters'],
    ['/roles', 'roles'],
    ['/alarms', 'alarms'],
  ] as const) {
    await visit(page, path)
    const unread = page.getByRole('article', { name: /denied, sts:AssumeRole$/ })
    await expect(unread).toHaveCount(1)
    await expect(unread).toContainText(new RegExp(`The ${what} of \\d+ accounts could not be read, for one reason`))
    await unread.getByText(/^\d+ lists wait for this$/).click()
    await expect(unread.getByRole('link', { name: mapping.ecsAccount }).first()).toBeVisible()
    await expect(page.getByRole('table').getByText('sts:AssumeRole')).toHaveCount(1)
  }

  await visit(page, '/upgrade?release=1.12')
  const upgrade = page.getByRole('article', { name: /^Could not check: Unknown in \d+ accounts/ })
  await expect(upgrade).toContainText('sts:AssumeRole')
  await upgrade.getByText(/^\d+ accounts wait for this$/).click()
  await expect(upgrade.getByRole('link', { name: mapping.ecsAccount })).toBeVisible()
})

test('lines of an export that wait for one cause are marked once, with the other lines behind', async ({
  page,
  api,
  mapping,
}) => {
  await addMapping(api, mapping, { account: refusing })
  await check(api, [mapping.ecsAccount])
  await visit(page, '/export')
  const notes = page.getByRole('complementary', { name: 'What to do with the file' })
  await expect(notes.getByText('role/SpinnakerManaged cannot be assumed')).toHaveCount(1)
  const others = notes
    .getByRole('group')
    .filter({ hasText: /more lines? waits? for this/ })
    .first()
  await expect(others.getByRole('link').first()).toBeHidden()
  await others.getByText(/more lines? waits? for this$/).click()
  await others.getByRole('link').first().click()
  await expect(page).toHaveURL(/#line-\d+$/)
})
