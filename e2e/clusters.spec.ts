import { expect, test, visit } from './fixtures'

test('a full cluster and a fragmented one are told apart', async ({ page }) => {
  await visit(page, '/clusters')
  const clusters = page.getByRole('table', { name: /^Clusters/ })

  const full = clusters.getByRole('row', { name: /media-encode/ })
  await expect(full.getByRole('cell', { name: 'Does not fit' })).toBeVisible()
  await expect(
    full.getByRole('img', { name: /^CPU: 28,672 units, 28,672 used, 0 free, 0 free but unusable/ }),
  ).toBeVisible()
  await expect(full).toContainText('all 4 instances are full')

  const fragmented = clusters.getByRole('row', { name: /payments-main/ })
  await expect(fragmented.getByRole('cell', { name: 'Does not fit' })).toBeVisible()
  await expect(
    fragmented.getByRole('img', { name: /^CPU: .* 0 free, 5,888 free but unusable for the task$/ }),
  ).toBeVisible()
  await expect(fragmented).toContainText('free memory and free CPU are on different instances')
})

test('a cluster opens to its instances, each with why it takes no copy', async ({ page }) => {
  await visit(page, '/clusters?ecsAccount=payments-ecs')
  await page.getByRole('link', { name: 'payments-main' }).click()
  const instances = page.getByRole('region', { name: 'Instances of payments-main' }).getByRole('table')
  await expect(instances.getByRole('row').filter({ hasText: 'memory: 208 of 512 MiB' })).toHaveCount(2)
  await expect(instances.getByRole('row').filter({ hasText: 'CPU: 128 of 256' })).toHaveCount(2)
})

test('the navigation and All count the same clusters, and what could not be read stands beside', async ({ page }) => {
  await visit(page, '/clusters')
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Clusters \d+$/ })
  // Journeys beside this one make clusters known and forgotten; what one page says must agree.
  const [, count] = /(\d+)/.exec((await link.textContent()) ?? '') ?? []
  await expect(page.getByRole('link', { name: new RegExp(`^All ${count} \\+ [1-9]\\d* not read$`) })).toBeVisible()
})

test('a cluster that could not be read is neither full nor empty', async ({ page }) => {
  await visit(page, '/clusters?verdict=unknown&ecsAccount=risk-ecs')
  const row = page.getByRole('table', { name: /^Clusters/ }).getByRole('row', { name: /risk-main/ })
  await expect(row.getByRole('cell', { name: 'Could not check', exact: true })).toBeVisible()
  await expect(row).toContainText('Could not check: denied, ecs:ListContainerInstances')
  await expect(row.getByRole('cell', { name: '0', exact: true })).toHaveCount(0)
})
