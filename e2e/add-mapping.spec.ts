import { addMapping, expect, expectAccessible, test, visit } from './fixtures'

test('a mapping is added by form, its reader tried until it reads, and shows up in Readiness once checked', async ({
  page,
  mapping: { awsAccount, ecsAccount },
}) => {
  await visit(page, '/accounts')
  await page.getByRole('link', { name: 'Add mapping' }).click()
  const form = page.getByRole('complementary', { name: 'New mapping' })

  await form.getByRole('button', { name: 'Add mapping' }).click()
  await expect(form.getByLabel('Account id')).toHaveAccessibleDescription(/12 digits/)
  await expect(form.getByRole('textbox', { name: 'AWS account' })).toBeFocused()

  await form.getByRole('textbox', { name: 'AWS account' }).fill(awsAccount)
  await form.getByLabel('Account id').fill('210000000002')
  await form.getByRole('combobox', { name: 'Region 1' }).fill('us-east-1')
  await form.getByLabel('Role that Clouddriver assumes').fill('role/WrongName')
  await expect(form.getByRole('textbox', { name: 'ECS account' })).toHaveValue(ecsAccount)

  const found = form.getByRole('region', { name: 'What the test found' })
  await form.getByRole('button', { name: 'Test access' }).click()
  await expect(found).toContainText('Could not check: denied')
  await expect(found).toContainText('sts:AssumeRole')
  await expect(found).toContainText('arn:aws:iam::210000000002:role/WrongName')

  await form.getByLabel('Role that Clouddriver assumes').fill('role/SpinnakerManaged')
  await expect(found).toBeHidden()
  await form.getByRole('button', { name: 'Test access' }).click()
  await expect(found).toContainText('It can be read')
  await expect(found).toContainText('assumed-role/SpinnakerManaged/')
  await expect(found).toContainText('AWS says this is account 210000000002, as in the form.')

  await form.getByRole('button', { name: 'Add mapping' }).click()
  const saved = page
    .getByRole('complementary', { name: 'ECS account' })
    .getByRole('status')
    .filter({ hasText: 'saved' })
  await expect(saved).toContainText(`ECS account ${ecsAccount} is saved.`)
  await saved.getByRole('button', { name: 'Check now' }).click()
  await expect(page.getByText('The check is finished')).toBeAttached()
  await visit(page, `/readiness/${ecsAccount}`)
  await expect(page.getByRole('heading', { level: 1, name: `${ecsAccount} is ready` })).toBeVisible()

  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Readiness/ })
    .click()
  await expect(page.getByRole('link', { name: `${ecsAccount}, Cluster: Ready` })).toBeVisible()
})

test('both halves of a mapping are edited in one panel', async ({ page, api, mapping }) => {
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  await visit(page, `/accounts?ecs=${mapping.ecsAccount}`)
  const panel = page.getByRole('complementary', { name: 'ECS account' })
  const half = panel.getByRole('region', { name: `AWS account ${mapping.awsAccount}` })
  await half.getByText('role, regions, access method').click()
  await half.getByLabel('Role that Clouddriver assumes').fill('role/Deployer')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(question).toBeHidden()
  await half.getByRole('button', { name: 'Save' }).click()
  await expect(half.getByRole('status').filter({ hasText: 'is saved' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`ecs=${mapping.ecsAccount}`))
  const stored = await (await api.get(`/api/v1/aws-accounts/${mapping.awsAccount}`)).json()
  expect(stored.assumeRole).toBe('role/Deployer')
  await expectAccessible(page)
})

test('an AWS account that is in use cannot be deleted, and the dialog says what uses it', async ({ page }) => {
  await visit(page, '/accounts?aws=core')
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'AWS account core cannot be deleted yet' })
  await expect(dialog).toContainText('core-ecs names it.')
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await expect(dialog).toBeHidden()
})

test('edits that are not saved are not lost without a question', async ({ page }) => {
  await visit(page, '/accounts?aws=core')
  const form = page.getByRole('complementary', { name: 'AWS account' })
  await form.getByLabel('Account id').fill('123456789013')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await expect(form.getByLabel('Account id')).toHaveValue('123456789013')
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(form).toBeHidden()
})
