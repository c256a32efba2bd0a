import type { Page } from '@playwright/test'
import { startSandbox } from '../lib/sandbox/server'
import { defaultKey } from '../lib/sandbox/world/base-keys'
import { expect, expectSoundAtEveryWidth, test, visit } from './fixtures'
import { startLive } from './start-server'

/** A live server whose AWS is the imaginary one, and its first admin in the browser. */
async function startedBy(page: Page, sandboxUrl: string, keys: Record<string, string>) {
  const server = await startLive({
    AWS_ENDPOINT_URL: sandboxUrl,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_PROFILE: '',
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    ...keys,
  })
  await page.goto(/http\S+set-up\S+/.exec(server.output())?.[0] ?? '')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Make me admin' }).click()
  await expect(page.getByRole('button', { name: 'Signed in as Ada' })).toBeVisible()
  return server
}

const signedIn = /Signed in to AWS as arn:aws:sts::123456789012:assumed-role\/SpinnakerAuthRole\//

/** The first page with its list, which is asked who Shipshape is once it reacts. */
async function openAs(page: Page, url: string, who: RegExp): Promise<void> {
  await visit(page, `${url}/`)
  await expect(listOf(page)).toContainText(who)
}

const listOf = (page: Page) => page.getByRole('region', { name: 'Set up Shipshape' })
const stepOf = (page: Page, title: string) => listOf(page).getByRole('listitem').filter({ hasText: title })

test('a new server leads from an identity to the first check, and the list is gone once that is done', async ({
  page,
}) => {
  const sandbox = await startSandbox()
  const { accessKeyId, secretAccessKey } = defaultKey
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  const server = await startedBy(page, sandbox.url, keys)
  const began = performance.now()
  try {
    await expectSoundAtEveryWidth(page, async () => {
      await openAs(page, server.url, signedIn)
      await page.getByText('Or give Shipshape a read-only role of its own').click()
      await page.getByRole('tab', { name: 'CloudFormation' }).click()
      await expect(page.getByRole('tabpanel')).toContainText(
        '"AWS": "arn:aws:iam::123456789012:role/SpinnakerAuthRole"',
      )
    })
    await expect(page.getByRole('button', { name: /^Check now/ })).toHaveCount(0)

    await listOf(page).getByRole('link', { name: 'Choose from an AWS organization' }).click()
    await page.getByRole('button', { name: 'List the accounts' }).click()
    await page.getByRole('checkbox', { name: /^core/ }).check()
    await page.getByRole('checkbox', { name: /^docs/ }).check()
    await page.getByRole('button', { name: 'Show what importing 2 accounts would change' }).click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const outcome = page.getByRole('region', { name: 'What it would change' })
    await expect(outcome.getByRole('status')).toContainText('The import is saved.')

    await openAs(page, server.url, signedIn)
    await expect(stepOf(page, 'Map your accounts')).toContainText('2 ECS accounts are mapped.')
    await page.getByLabel('Spinnaker release').fill('2025.4')
    await stepOf(page, 'Name your Spinnaker release').getByRole('button', { name: 'Save' }).click()
    await expect(stepOf(page, 'Name your Spinnaker release, done')).toContainText('2025.4')
    await page.getByRole('button', { name: 'Same as Shipshape’s' }).click()
    await stepOf(page, 'Name Clouddriver’s identity').getByRole('button', { name: 'Save' }).click()
    await expect(stepOf(page, 'Name Clouddriver’s identity, done')).toContainText('role/SpinnakerAuthRole')
    await listOf(page).getByRole('button', { name: 'Check every hour' }).click()
    await expect(listOf(page)).toContainText('Checks start by themselves')
    await listOf(page).getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/ready|blocked/)
    await expect(listOf(page)).toHaveCount(0)
    test.info().annotations.push({ type: 'took', description: `${Math.round((performance.now() - began) / 1000)} s` })
  } finally {
    await page.goto('about:blank')
    await server.close()
    await sandbox.close()
  }
})

test('without credentials the list says what AWS said and how to give an identity, and stays after a check', async ({
  page,
}) => {
  const sandbox = await startSandbox()
  const server = await startedBy(page, sandbox.url, {})
  try {
    await expectSoundAtEveryWidth(page, async () => {
      await openAs(page, server.url, /Could not load credentials/)
    })
    await expect(listOf(page).getByRole('button', { name: 'Ask again' })).toBeVisible()
    await expect(listOf(page)).toContainText('AWS_PROFILE=my-profile SHIPSHAPE_AWS=live npm start')
    const headers = { origin: server.url }
    for (const [path, data] of [
      ['aws-accounts', { name: 'core', accountId: '123456789012', regions: [{ name: 'us-east-1' }] }],
      ['ecs-accounts', { name: 'core-ecs', awsAccount: 'core' }],
    ] as const) {
      expect((await page.request.post(`${server.url}/api/v1/${path}`, { data, headers })).status()).toBe(201)
    }
    await openAs(page, server.url, /Could not load credentials/)
    await listOf(page).getByRole('button', { name: 'Check now' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'The check is finished' })).toBeAttached()
    await expect(listOf(page).getByRole('button', { name: 'Check now' })).toBeVisible()
    await expect(stepOf(page, 'Sign Shipshape in to AWS, to do')).toBeVisible()
  } finally {
    await page.goto('about:blank')
    await server.close()
    await sandbox.close()
  }
})
