import type { APIRequestContext } from '@playwright/test'
import { addMapping, expect, expectSoundAtEveryWidth, type MappingNames, test, visit } from './fixtures'

/** Checks an account that is new, and answers the id of that scan. */
async function checkNew(api: APIRequestContext, mapping: MappingNames): Promise<string> {
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  const asked = await api.post('/api/v1/scans', { data: { ecsAccounts: [mapping.ecsAccount] } })
  const { id } = await asked.json()
  await expect.poll(async () => (await (await api.get(`/api/v1/scans/${id}`)).json()).state).toBe('done')
  return id
}

test('a scan says what it asked of AWS, by action and by check, and what it would ask again', async ({
  page,
  api,
  mapping,
}) => {
  const id = await checkNew(api, mapping)
  const ledger = await (await api.get(`/api/v1/scans/${id}/ledger`)).json()
  const plan = await (await api.get(`/api/v1/scans/plan?ecsAccounts=${mapping.ecsAccount}`)).json()
  await expectSoundAtEveryWidth(page, () => visit(page, `/scans/${id}`))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(`^The check of ${mapping.ecsAccount} took ${ledger.total.calls} AWS calls in [\\d.]+ s\\.$`),
  )
  const byAction = page.getByRole('region', { name: 'By action' })
  // The narrow page that was looked at last has a heading beside each value instead.
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const name of ['Calls', 'Retries', 'Throttled', 'Total time'])
    await expect(byAction.getByRole('columnheader', { name })).toBeAttached()
  for (const { action, calls, retries, throttles, ms } of ledger.byAction) {
    const cells = byAction
      .getByRole('row')
      .filter({ has: page.getByText(action, { exact: true }) })
      .getByRole('cell')
    await expect(cells.nth(0)).toHaveText(String(calls))
    await expect(cells.nth(1)).toHaveText(String(retries))
    await expect(cells.nth(2)).toHaveText(String(throttles))
    await expect(cells.nth(3)).toHaveText(`${(ms / 1000).toFixed(1)} s`)
  }
  const trust = page.getByRole('region', { name: 'By check' }).getByRole('row', { name: /^Cluster capacity/ })
  await expect(trust).toContainText('container-instances')

  const again = page.getByRole('region', {
    name: `Checking these accounts again: ${plan.calls.best} calls, ${plan.calls.worst} at worst`,
  })
  expect(plan.calls.worst).toBeGreaterThan(plan.calls.best)
  await expect(again.getByRole('row')).toHaveCount(plan.byAction.length + 1)
})

test('before its first check an account says what a check would ask of AWS', async ({ page, api, mapping }) => {
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  const plan = await (await api.get(`/api/v1/scans/plan?ecsAccounts=${mapping.ecsAccount}`)).json()
  await expectSoundAtEveryWidth(page, () => visit(page, `/readiness/${mapping.ecsAccount}`))
  await expect(page.getByRole('main')).toContainText(
    `with about ${plan.calls.best} read-only AWS calls (${plan.calls.worst} at most)`,
  )
  await page.getByText('The AWS calls that it would make').click()
  const calls = page.getByRole('group', { name: 'The AWS calls of a check' })
  await expect(calls.getByRole('row').filter({ hasText: 'sts:AssumeRole' })).toBeVisible()
  await expect(calls.getByRole('row')).toHaveCount(plan.byAction.length + 1)
})

test('a scan that is not known is not found', async ({ page }) => {
  await visit(page, '/scans/00000000-0000-4000-8000-000000000000')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing at this address')
})
