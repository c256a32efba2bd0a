import { expect, test, visit } from './fixtures'

test('an alarm that Spinnaker cannot copy is found, with the reason and the service that it scales', async ({
  page,
}) => {
  await visit(page, '/alarms')
  await page
    .getByRole('heading', { level: 1 })
    .getByRole('link', { name: /not copied$/ })
    .click()
  const alarms = page.getByRole('table', { name: /^Metric alarms/ })
  const math = alarms.getByRole('row', { name: /encoder-backlog-per-task/ })
  await expect(math.getByRole('cell', { name: 'Not copied' })).toBeVisible()
  await expect(math).toContainText('encoder-prod-v076')
  await expect(alarms.getByRole('cell', { name: 'Copied', exact: true })).toHaveCount(0)

  await math.getByRole('link', { name: 'encoder-backlog-per-task' }).click()
  const details = page.getByRole('region', { name: 'Alarm encoder-backlog-per-task' })
  await expect(details).toContainText('uses several metrics')
  await expect(details).toContainText('CloudWatch rejects it')
  await details.getByRole('link', { name: 'The finding in media-ecs' }).click()
  await expect(
    page.getByRole('article', { name: 'Attention: Copying the scaling of encoder-prod-v076 would fail the deploy' }),
  ).toBeVisible()
})

test('alarms that scale nothing are left out until somebody asks for them', async ({ page }) => {
  await visit(page, '/alarms?ecsAccount=media-ecs')
  const names = page.getByRole('table', { name: /^Metric alarms/ }).getByRole('rowheader')
  await expect(names.filter({ hasText: 'encoder-cpu-paused' })).toBeVisible()
  await expect(names.filter({ hasText: 'media-queue' })).toHaveCount(0)
  await page.getByRole('link', { name: /^Show all/ }).click()
  await page.getByRole('searchbox', { name: 'Filter alarms' }).fill('media-queue-289')
  await expect(names).toHaveText(['media-queue-289-old-messages'])
})

test('alarms that could not be read are not counted as none', async ({ page }) => {
  await visit(page, '/alarms?ecsAccount=risk-ecs')
  const row = page.getByRole('table', { name: /^Metric alarms/ }).getByRole('row', { name: /^Could not check/ })
  await expect(row).toContainText('Could not check: throttled, cloudwatch:DescribeAlarms')
})
