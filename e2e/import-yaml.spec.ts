import { expect, test, visit } from './fixtures'

/** The set-up page's example, as it stands there. */
const pageYaml = `aws:
  enabled: true

  accounts:
    - name: aws-account-name
      accountId: "123456789012"
      regions:
        - name: us-east-1
  defaultAssumeRole: role/SpinnakerManaged

ecs:
  enabled: true
  accounts:
    - name: ecs-account-name
      awsAccount: aws-account-name
`

test("the set-up page's example is imported: first a dry run with its changes, then the same for good", async ({
  page,
  api,
}) => {
  const readRegistry = async () => (await api.get('/api/v1/registry')).json()
  const before = await readRegistry()
  await visit(page, '/accounts')
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByLabel('clouddriver.yml or clouddriver-local.yml').fill(pageYaml)
  await page.getByRole('button', { name: 'Show what it would change' }).click()

  const changes = page.getByRole('region', { name: 'What it would change' })
  await expect(changes.getByRole('heading')).toHaveText('Adds 1 AWS account and 1 ECS account.')
  const [aws, ecs] = [
    changes.getByRole('listitem').filter({ hasText: 'AWS accountaws-account-name' }),
    changes.getByRole('listitem').filter({ hasText: 'ECS accountecs-account-name' }),
  ]
  await expect(aws).toContainText('accountId123456789012')
  await expect(aws).toContainText('regionsus-east-1')
  await expect(ecs).toContainText('awsAccountaws-account-name')
  expect(await readRegistry()).toEqual(before)

  await changes.getByRole('button', { name: 'Import' }).click()
  await expect(changes.getByRole('status')).toContainText('The import is saved.')
  await changes.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('The import was saved. History keeps both writes.')).toBeVisible()
  expect(await readRegistry()).toEqual({ ...before, revision: before.revision + 2 })
  await page.getByRole('button', { name: 'Show what it would change' }).click()
  await changes.getByRole('button', { name: 'Import' }).click()
  await expect(changes.getByRole('status')).toContainText('The import is saved.')
  await changes.getByRole('link', { name: 'Readiness of ecs-account-name' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('ecs-account-name has not been checked yet')

  const after = await readRegistry()
  expect(after.awsAccounts).toHaveLength(before.awsAccounts.length + 1)
  expect(after.ecsAccounts).toHaveLength(before.ecsAccounts.length + 1)
  await api.delete('/api/v1/ecs-accounts/ecs-account-name')
  await api.delete('/api/v1/aws-accounts/aws-account-name')
})

test('a file that is not YAML is refused with the line, and nothing changes', async ({ page, api }) => {
  const readRegistry = async () => (await api.get('/api/v1/registry')).json()
  const before = await readRegistry()
  await visit(page, '/accounts?import=open')
  await page
    .getByLabel('clouddriver.yml or clouddriver-local.yml')
    .fill(pageYaml.replace('      accountId:', '     accountId:'))
  await page.getByRole('button', { name: 'Show what it would change' }).click()

  const outcome = page.getByRole('region', { name: 'What it would change' })
  await expect(outcome.getByRole('heading')).toHaveText('Refused: the import would change nothing')
  await expect(outcome.getByRole('listitem').first()).toContainText(/Error at 6:\d+/)
  await expect(outcome.getByRole('group', { name: 'Line 6 of the text' })).toContainText('accountId: "123456789012"')
  await expect(outcome.getByRole('button', { name: 'Import' })).toHaveCount(0)
  expect(await readRegistry()).toEqual(before)
})

test('a key that is a slip is pointed at', async ({ page }) => {
  await visit(page, '/accounts?import=open')
  const file = page.getByLabel('clouddriver.yml or clouddriver-local.yml')
  const outcome = page.getByRole('region', { name: 'What it would change' })

  await file.fill(
    'aws:\n  accounts:\n    - name: docs\n      accountId: "210000000002"\n      assumeRoll: role/Other\n',
  )
  await page.getByRole('button', { name: 'Show what it would change' }).click()
  await expect(outcome).toContainText(/Warning at 5:\d+/)
  await expect(outcome).toContainText('Did you mean assumeRole?')
})
