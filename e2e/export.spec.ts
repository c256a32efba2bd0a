import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test, visit } from './fixtures'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** What Download saves, with the name it is saved under. */
async function download(page: Page): Promise<{ name: string; path: string; text: string }> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('main').getByText('Download', { exact: true }).click(),
  ])
  const path = await saved.path()
  return { name: saved.suggestedFilename(), path, text: await readFile(path, 'utf8') }
}

test('the file is downloaded, imported again, and changes nothing', async ({ page, api }) => {
  const revision = async () => (await (await api.get('/api/v1/registry')).json()).revision
  const before = await revision()
  await visit(page, '/export')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('16 ECS accounts on 16 AWS accounts')
  const file = await download(page)
  expect(file.name).toBe('clouddriver-local.yml')
  expect(file.text).toContain('accountId: "210000000004"')
  await page.getByRole('button', { name: 'Copy clouddriver-local.yml' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(file.text)

  await visit(page, '/accounts?import=open')
  await page.getByLabel('Choose a file').setInputFiles(file.path)
  const outcome = page.getByRole('region', { name: 'What it would change' })
  await expect(outcome.getByRole('heading')).toHaveText('No changes: the registry already has everything in this file.')
  const yaml = { 'content-type': 'application/yaml' }
  const imported = await api.post('/api/v1/registry/import', { headers: yaml, data: file.text })
  expect(await imported.json()).toEqual({ changes: [], problems: [] })
  expect(await revision()).toBe(before)
})

test('a line that a rule speaks of is marked and leads to its finding', async ({ page }) => {
  await visit(page, '/export')
  const file = page.getByRole('group', { name: 'clouddriver-local.yml' })
  await file
    .getByRole('link', { name: /^Blocked: The role belongs to account 210000000002/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/readiness\/lab-ecs#/)
  await expect(page.getByRole('article', { name: /^Blocked: The role belongs to account/ }).first()).toBeVisible()
})

/** A team's own file: comments, an anchor, other providers, odd spacing. */
const teamFile = `# Clouddriver of the platform team. Ask in #spinnaker before you change it.
server:
  port:   7002        # not 7003

redis: &redis
  connection: redis://redis.internal:6379
sql:
  enabled: false
  cache: *redis

aws:
  # the bakery still wants this
  bakeryDefaults: { baseImages: [ ] }
kubernetes:
  accounts:
  - name: k8s-prod
    kubeconfigFile: "/home/spinnaker/.kube/config"   # mounted
`

test("a merge puts the accounts into a team's own file and leaves every other line as it is", async ({ page }) => {
  await visit(page, '/export')
  await page.getByRole('tab', { name: 'Merge into your file' }).click()
  await expect(page).toHaveURL(/tab=merge/)
  await page.getByLabel('Your clouddriver-local.yml').fill(teamFile)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  const merged = page.getByRole('region', { name: 'The merged file' })
  await expect(merged).toContainText(/\d+ lines added, 0 removed/)
  const { text } = await download(page)

  const lines = text.split('\n')
  const kept = teamFile.trimEnd().split('\n')
  // Each line of theirs, byte for byte, in their order.
  let from = 0
  for (const line of kept) {
    const place = lines.indexOf(line, from)
    expect(place, line).toBeGreaterThanOrEqual(from)
    from = line === '' ? from : place + 1
  }
  expect(text).toContain('name: payments-ecs')

  await page.getByLabel('Your clouddriver-local.yml').fill(text)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(merged).toContainText('No changes: your file already has everything.')
})

test('a file that cannot be merged is refused with the line', async ({ page }) => {
  await visit(page, '/export?tab=merge')
  await page.getByLabel('Your clouddriver-local.yml').fill('aws:\n  accounts: [\n')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  const outcome = page.getByRole('region', { name: 'The merged file' })
  await expect(outcome.getByRole('heading')).toHaveText('Refused: your file is unchanged')
  await expect(outcome.getByRole('listitem').first()).toContainText(/Error at \d+:\d+/)
})

test('the hal commands say the same', async ({ page }) => {
  await visit(page, '/export?tab=hal')
  const commands = page.getByRole('group', { name: 'hal commands' })
  await expect(commands).toContainText('hal config provider aws account add payments')
  await expect(commands).toContainText('hal config provider ecs account add payments-ecs')
  await expect(commands).toContainText('hal config provider ecs enable')
})
