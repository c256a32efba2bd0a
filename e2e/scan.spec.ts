import { expect, test, visit } from './fixtures'

test('a check fills the page in as it goes, and says how far it is', async ({ page, api }) => {
  await api.post('/api/v1/aws-accounts', {
    data: { name: 'new', accountId: '210000000002', regions: [{ name: 'us-east-1' }] },
  })
  await api.post('/api/v1/ecs-accounts', { data: { name: 'new-ecs', awsAccount: 'new' } })
  await visit(page, '/')
  const row = page.getByRole('row', { name: /^new-ecs/ })
  await expect(row).toContainText('Not checked yet')

  await page.getByRole('banner').getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByRole('progressbar', { name: 'Facts read' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/Checking: \d+ of \d+ facts read/)
  await expect(row.getByRole('link', { name: 'new-ecs, Cluster: Ready' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('button', { name: 'Check now' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/Read [\d,]+ facts in [\d.]+ s \([\d,]+ AWS calls/)
  await expect(page.getByText('The check is finished')).toBeAttached()

  await api.delete('/api/v1/ecs-accounts/new-ecs')
  await api.delete('/api/v1/aws-accounts/new')
})

test('a check can be cancelled; what it had read is kept and the rest stays as it was', async ({ page, api }) => {
  const before = await (await api.get('/api/v1/readiness')).json()
  await visit(page, '/')
  await page.getByRole('banner').getByRole('button', { name: 'Check now' }).click()
  await page.getByRole('button', { name: 'Cancel the check' }).click()
  await expect(page.getByRole('main')).toContainText(/The last check was cancelled. Read [\d,]+ facts?/)
  await expect(page.getByRole('banner').getByRole('button', { name: 'Check now' })).toBeVisible()
  const after = await (await api.get('/api/v1/readiness')).json()
  expect(after.accounts).toHaveLength(before.accounts.length)
})
