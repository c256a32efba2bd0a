import { expect, test, visit } from './fixtures'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

type Policy = { Statement: { Effect: string; Principal: { AWS?: string; Service?: string | string[] } }[] }

test('a failed role trust says which principal no statement allows, and its fix can be copied', async ({ page }) => {
  await visit(page, '/readiness/payments-ecs')
  const finding = page.getByRole('article', {
    name: 'Blocked: application-autoscaling.amazonaws.com is not trusted by role/SpinnakerManaged',
  })
  const principals = finding.getByRole('table')
  await expect(principals.getByRole('row', { name: /^ecs\.amazonaws\.com Ready: trusted/ })).toBeVisible()
  await expect(
    principals.getByRole('row', { name: /^application-autoscaling\.amazonaws\.com Blocked: not trusted/ }),
  ).toContainText('No statement allows application-autoscaling.amazonaws.com.')

  await finding.getByRole('tab', { name: 'JSON' }).click()
  await finding.getByRole('button', { name: 'Copy the document' }).click()
  await expect(finding.getByRole('status')).toHaveText('Copied')
  const policy: Policy = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Principal }) => Principal)
  expect(allowed.flatMap(({ AWS }) => AWS ?? [])).toEqual(['arn:aws:iam::123456789012:role/SpinnakerAuthRole'])
  expect(allowed.flatMap(({ Service }) => Service ?? [])).toEqual([
    'ecs.amazonaws.com',
    'application-autoscaling.amazonaws.com',
  ])

  await finding.getByRole('tab', { name: 'CLI' }).click()
  await finding.getByRole('button', { name: 'Copy the command' }).click()
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).toContain('aws iam update-assume-role-policy --role-name SpinnakerManaged')
})
