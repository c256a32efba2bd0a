import { addMapping, expect, expectAccessible, test, visit } from './fixtures'

test.use({ viewport: { width: 1440, height: 900 } })

const says = 'keeps Clouddriver from starting'

test('a form says before it is saved that Clouddriver would not start, and the registry’s pages say it after', async ({
  page,
  api,
  mapping,
}) => {
  const { awsAccount, ecsAccount } = mapping
  await addMapping(api, mapping, { account: { accountId: '210000000002' } })
  await visit(page, `/accounts?q=${awsAccount}`)
  await page.getByRole('table').getByRole('link', { name: awsAccount, exact: true }).click()
  const form = page.getByRole('complementary', { name: 'AWS account' })
  const warning = form.getByRole('region', { name: 'Clouddriver would not start with this' })
  await form.getByLabel('AWS account', { exact: true }).waitFor()
  await expect(warning).toHaveCount(0)

  await form.getByText('Other Clouddriver settings').click()
  await form.getByLabel('As JSON').fill('{ "defaultSecurityGroups": ["sg-1"] }')
  await expect(warning).toContainText(says)
  await expect(warning).toContainText(`Take defaultSecurityGroups out of AWS account ${awsAccount}.`)
  await expectAccessible(page)

  await form.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(form.getByRole('status').filter({ hasText: `AWS account ${awsAccount} is saved.` })).toBeVisible()
  for (const path of ['/accounts', '/export', '/settings']) {
    await visit(page, path)
    const banner = page.getByRole('region', { name: 'Clouddriver would not start' })
    await expect(banner.getByRole('link', { name: ecsAccount })).toBeVisible()
    await expect(banner).toContainText(`Take defaultSecurityGroups out of AWS account ${awsAccount}.`)
    await expectAccessible(page)
  }

  await api.patch(`/api/v1/aws-accounts/${awsAccount}`, { data: { defaultSecurityGroups: null } })
  await visit(page, '/export')
  await expect(page.getByRole('region', { name: 'Clouddriver would not start' })).toHaveCount(0)
})
