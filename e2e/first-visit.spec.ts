import type { APIRequestContext } from '@playwright/test'
import { untilChecked } from './check'
import { expect, test, visit } from './fixtures'
import { apiOf, startServer } from './start-server'

/** Accounts that the sandbox imagines as blocked, with the words of what blocks them. */
const blocked = [
  { ecsAccount: 'ads-ecs', group: 'Cluster', why: 'ads-serving has no room for the reference task' },
  { ecsAccount: 'audit-ecs', group: 'Access', why: 'af-south-1 is not enabled for account 210000000016' },
  { ecsAccount: 'lab-ecs', group: 'Mapping', why: 'The role belongs to account 210000000002' },
  { ecsAccount: 'ledger-ecs', group: 'Access', why: 'role/SpinnakerManaged cannot be assumed' },
  { ecsAccount: 'mail-ecs', group: 'Mapping', why: 'requires an external id' },
  { ecsAccount: 'media-ecs', group: 'Cluster', why: 'media-encode has no room for the reference task' },
  {
    ecsAccount: 'payments-ecs',
    group: 'Clouddriver role',
    why: 'application-autoscaling.amazonaws.com is not trusted',
  },
  { ecsAccount: 'tools-ecs', group: 'Cluster', why: 'There is no active cluster in us-east-1' },
] as const

test('the first start needs nobody: the page says which accounts are ready, and why not the others', async ({
  page,
}) => {
  const { url, end } = await startServer()
  try {
    const api = await apiOf(url)
    const busyBefore = await busySeconds(api)
    await visit(page, url)
    await untilChecked(api)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      /^\d+ of 16 accounts are ready\. 8 are blocked, 4 of them because of access; /,
    )
    // A minute of the server's own work, whatever else the machine has to do meanwhile.
    expect((await busySeconds(api)) - busyBefore).toBeLessThan(60)
    for (const { ecsAccount, group } of blocked) {
      await expect(page.getByRole('link', { name: `${ecsAccount}, ${group}: Blocked` })).toBeVisible()
    }
  } finally {
    // An open page still fetches what its links lead to, from a server that is then gone.
    await page.goto('about:blank')
    await end()
  }
})

/** CPU seconds that the server has used, as it says itself. */
async function busySeconds(api: APIRequestContext): Promise<number> {
  const metrics = await (await api.get('/metrics')).text()
  const [, seconds] = /^process_cpu_seconds_total ([\d.e+-]+)$/m.exec(metrics) ?? []
  if (seconds === undefined) throw new Error(`No CPU time in /metrics:\n${metrics}`)
  return Number(seconds)
}

test('each number of the sentence leads to the rows it counts', async ({ page }) => {
  await visit(page, '/')
  const sentence = page.getByRole('heading', { level: 1 })
  const rows = page.getByRole('table').getByRole('rowheader').getByRole('link')

  await sentence.getByRole('link', { name: /are blocked/ }).click()
  await expect(page).toHaveURL(/\?status=fail$/)
  await expect(page.getByRole('rowheader', { name: /^Blocked/ })).toBeVisible()
  for (const { ecsAccount } of blocked) await expect(rows.filter({ hasText: ecsAccount })).toBeVisible()
  await expect(rows.filter({ hasText: 'core-ecs' })).toHaveCount(0)

  await sentence.getByRole('link', { name: /of them because of access/ }).click()
  await expect(rows.filter({ hasText: 'ledger-ecs' })).toBeVisible()
  await expect(rows.filter({ hasText: 'media-ecs' })).toHaveCount(0)

  await sentence.getByRole('link', { name: /could not be checked/ }).click()
  await expect(rows.filter({ hasText: 'risk-ecs' })).toBeVisible()
  await expect(rows.filter({ hasText: 'ledger-ecs' })).toHaveCount(0)

  await page.goBack()
  await expect(rows.filter({ hasText: 'ledger-ecs' })).toBeVisible()
})

test('a blocked cell opens to what is wrong, the evidence and the fix, at an address of its own', async ({
  page,
  context,
}) => {
  await visit(page, '/')
  const cell = page.getByRole('link', { name: 'tools-ecs, Cluster: Blocked' })
  await cell.click()
  const panel = page.getByRole('complementary', { name: 'tools-ecs · Cluster' })
  const finding = panel.getByRole('article', { name: 'Blocked: There is no active cluster in us-east-1' })
  await expect(finding.getByText('Spinnaker does not create clusters, so a deploy there fails.')).toBeVisible()
  await expect(finding.getByRole('figure')).toBeVisible()
  await expect(finding.getByRole('heading', { name: 'Fix' })).toBeVisible()
  await expect(finding.getByText('aws ecs create-cluster')).toBeVisible()

  const address = page.url()
  expect(new URL(address).search).toBe('?cell=cluster:tools-ecs')
  await page.goBack()
  await expect(panel).toBeHidden()
  await page.goForward()
  await expect(panel).toBeVisible()

  const other = await context.newPage()
  await visit(other, address)
  const same = other.getByRole('complementary', { name: 'tools-ecs · Cluster' })
  await expect(same.getByRole('article', { name: 'Blocked: There is no active cluster in us-east-1' })).toBeVisible()
})

test('Escape closes the panel, and the focus goes back to the cell', async ({ page }) => {
  await visit(page, '/')
  const cell = page.getByRole('link', { name: 'media-ecs, Cluster: Blocked' })
  await cell.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'media-ecs · Cluster' })
  await expect(panel).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(cell).toBeFocused()
  await expect(page).toHaveURL(/\/$/)
})

test('ready with gaps is said apart from ready, on the list and on the account’s page', async ({ page }) => {
  await visit(page, '/')
  const sentence = page.getByRole('heading', { level: 1 })
  await expect(sentence).toContainText(/ready as far as (it|they) could be read \(\d+ checks? could not be made\)/)
  await sentence.getByRole('link', { name: /ready as far as/ }).click()
  await expect(page).toHaveURL(/\?status=gaps$/)
  await expect(page.getByRole('rowheader', { name: /^Ready, with gaps/ })).toBeVisible()
  const rows = page.getByRole('table').getByRole('rowheader').getByRole('link')
  await expect(rows.filter({ hasText: 'core-ecs' })).toHaveCount(0)

  await rows.filter({ hasText: 'docs-ecs' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/^docs-ecs is ready as far as it could be read; \d+ checks? could not be made$/)
})

test('the page of each blocked account begins with what blocks it, and what to do', async ({ page }) => {
  for (const { ecsAccount, why } of blocked) {
    await visit(page, `/readiness/${ecsAccount}`)
    await expect(page.getByRole('heading', { level: 1, name: `${ecsAccount} is blocked` })).toBeVisible()
    await expect(page.getByRole('article').first()).toContainText('Blocked')
    const finding = page.getByRole('article', { name: why }).first()
    await expect(finding.getByRole('heading', { name: 'Fix' })).toBeVisible()
  }
})
