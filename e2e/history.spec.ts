import type { APIRequestContext, Page } from '@playwright/test'
import { addMapping, expect, expectAccessible, test, visit } from './fixtures'

test.use({ viewport: { width: 1440, height: 900 }, contextOptions: { reducedMotion: 'reduce' } })

const readRegistry = async (api: APIRequestContext) => (await api.get('/api/v1/registry')).json()

/** The form of an AWS account, opened. */
async function openForm(page: Page, name: string) {
  await visit(page, `/accounts?aws=${name}`)
  return page.getByRole('complementary', { name: 'AWS account' })
}

test('an edit and a deletion are undone from their notices; the history tells of each, compares and restores', async ({
  page,
  api,
  mapping,
}) => {
  await addMapping(api, mapping, { account: { accountId: '210000000002', sessionName: 'Deck' } })
  const { revision: first } = await readRegistry(api)

  const form = await openForm(page, mapping.awsAccount)
  await form.getByLabel('Account id').fill('210000000003')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`AWS account ${mapping.awsAccount} was saved. History keeps both writes.`)).toBeVisible()
  await expect(form.getByLabel('Account id')).toHaveValue('210000000002')

  await visit(page, `/accounts?ecs=${mapping.ecsAccount}`)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(`ECS account ${mapping.ecsAccount} is deleted`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('table').getByRole('link', { name: mapping.ecsAccount, exact: true })).toBeVisible()

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'History' }).click()
  const writes = page.getByRole('list', { name: 'Writes to the registry, newest first' })
  await expect(writes).toContainText('the sandbox’s browser')
  await page.getByLabel('Account name').fill(mapping.awsAccount)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(writes.getByRole('heading')).toHaveText([first + 2, first + 1, first - 1].map((n) => `Revision ${n}`))
  await expect(writes.getByRole('listitem').filter({ hasText: `Revision ${first + 1}` })).toContainText(
    /accountId.*210000000002.*210000000003/,
  )

  await writes.getByRole('link', { name: `Compare revision ${first + 1} with the current one` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `From revision ${first + 1} to revision ${first + 4}`,
  )
  await page.getByRole('tab', { name: 'clouddriver-local.yml' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '+' }).first()).toContainText('accountId: "210000000002"')

  await visit(page, `/history/${first + 1}`)
  await page.getByRole('tab', { name: 'Registry' }).click()
  const accounts = page.getByRole('tabpanel').getByRole('listitem')
  await expect(accounts.filter({ hasText: mapping.awsAccount }).last()).toContainText('accountId210000000003')
  await page.getByRole('button', { name: 'Restore' }).click()
  const dialog = page.getByRole('dialog', { name: `Restore revision ${first + 1}?` })
  await expect(dialog).toContainText('Changes 1 AWS account.')
  await expectAccessible(page)
  await api.patch(`/api/v1/aws-accounts/${mapping.awsAccount}`, { data: { sessionName: 'Other' } })
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Somebody else has changed the registry')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toContainText('Other')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`Revision ${first + 1} is restored`)).toBeVisible()
  const { awsAccounts, revision } = await readRegistry(api)
  expect(revision).toBe(first + 6)
  expect(awsAccounts.at(-1)).toMatchObject({ accountId: '210000000003', sessionName: 'Deck' })
})

test('of two who edit one account the second sees both changes field by field, also after a rename, and merges them', async ({
  page,
  api,
  mapping,
}) => {
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  const second = await page.context().newPage()
  const [mine, theirs] = [await openForm(page, mapping.awsAccount), await openForm(second, mapping.awsAccount)]
  for (const [form, id, role] of [
    [theirs, '210000000003', 'role/Theirs'],
    [mine, '210000000004', ''],
  ] as const) {
    await form.getByLabel('Account id').fill(id)
    await form.getByLabel('Role that Clouddriver assumes').fill(role)
  }
  await mine.getByRole('combobox', { name: 'Region 1' }).fill('eu-west-1')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs.getByRole('status').first()).toContainText('is saved')

  await mine.getByRole('button', { name: 'Save' }).click()
  const notice = mine.getByRole('alert').filter({ hasText: `changed AWS account ${mapping.awsAccount}` })
  await expect(notice.getByText('Their changes').locator('..')).toContainText(/assumeRole.*role\/Theirs/)
  await expect(notice.getByText('Your changes', { exact: true }).locator('..')).toContainText(
    /regions.*us-east-1.*eu-west-1/,
  )
  await expect(notice.getByRole('button', { name: 'Merge' })).toBeDisabled()
  await expectAccessible(page)
  await notice.getByRole('radio', { name: 'Yours 210000000004' }).check()
  await notice.getByRole('button', { name: 'Merge' }).click()
  await expect(mine.getByLabel('Role that Clouddriver assumes')).toHaveValue('role/Theirs')

  const renamed = `${mapping.awsAccount}-2`
  await api.patch(`/api/v1/aws-accounts/${mapping.awsAccount}`, { data: { name: renamed } })
  await mine.getByRole('button', { name: 'Save' }).click()
  await notice.getByRole('button', { name: 'Merge' }).click()
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine.getByRole('status').first()).toContainText(`AWS account ${renamed} is saved`)
  const { awsAccounts } = await readRegistry(api)
  expect(awsAccounts.at(-1)).toMatchObject({
    name: renamed,
    accountId: '210000000004',
    assumeRole: 'role/Theirs',
    regions: [{ name: 'eu-west-1' }],
  })
  await api.patch(`/api/v1/aws-accounts/${renamed}`, { data: { name: mapping.awsAccount } })
  await second.close()
})
