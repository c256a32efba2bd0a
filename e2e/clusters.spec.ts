import { expect, expectSoundAtEveryWidth, test, visit } from './fixtures'

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

test('a task of the reader’s own is placed in every cluster, stands in the address, and makes room for the reference task', async ({
  page,
}) => {
  await visit(page, '/readiness/core-ecs')
  await page.getByRole('link', { name: 'Find room for a task' }).click()
  await expect(page).toHaveURL(/clusters\?ecsAccount=core-ecs/)
  await visit(page, '/clusters')
  const bar = page.getByRole('form', { name: 'Where can my task go?' })
  await bar.getByLabel('Memory, MiB').fill('much')
  await bar.getByRole('button', { name: 'Find room' }).click()
  await expect(bar.getByLabel('Memory, MiB')).toHaveAccessibleDescription('Enter a whole number.')
  await bar.getByLabel('CPU units').fill('128')
  await bar.getByLabel('Memory, MiB').fill('4000')
  await bar.getByLabel('Tasks', { exact: true }).fill('2')
  await bar.getByLabel('Tasks', { exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 tasks of 128 CPU and 4,000 MiB fit in')
  // No room for the reference task there, and two instances with memory to spare.
  const row = page.getByRole('table', { name: /^Clusters/ }).getByRole('row', { name: /payments-main/ })
  await expect(row.getByRole('cell', { name: 'Fits', exact: true })).toBeVisible()
  await expect(row).toContainText('2 of 2')

  await page.getByRole('link', { name: 'payments-main' }).click()
  await expect(page.getByRole('table', { name: 'Where the tasks would go' })).toBeVisible()
  await page.getByRole('link', { name: 'media-encode' }).click()
  await expect(page.getByText('2 clusters open')).toBeVisible()
  await page.getByRole('link', { name: 'Compare side by side' }).click()
  await expect(page.getByRole('region', { name: 'Opened clusters' }).getByRole('article')).toHaveCount(2)
  await expectSoundAtEveryWidth(page, async () => undefined)
  await visit(page, page.url())
  await expect(page.getByRole('region', { name: 'Opened clusters' }).getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 tasks of 128 CPU and 4,000 MiB fit in')

  await page.getByRole('button', { name: 'Reset to the reference task' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no room for the reference task')
  expect(new URL(page.url()).searchParams.has('cpu')).toBe(false)
})

test('a pasted definition stands in the address without its secrets, and what ECS refuses is said', async ({
  page,
}) => {
  await visit(page, '/clusters')
  const bar = page.getByRole('form', { name: 'Where can my task go?' })
  await bar.getByText('Task definition', { exact: true }).click()
  const environment = [{ name: 'TOKEN', value: 'hunter2' }]
  const containerDefinitions = [{ name: 'web', cpu: 64, memory: 128, environment }]
  await bar.getByLabel('Task definition, JSON').fill(JSON.stringify({ networkMode: 'bridge', containerDefinitions }))
  await bar.getByRole('button', { name: 'Find room' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 task of the pasted definition fits in')
  expect(page.url()).toContain('definition=')
  expect(page.url()).not.toContain('hunter2')

  await bar.getByLabel('Runs on').selectOption('FARGATE')
  await bar.getByRole('button', { name: 'Find room' }).click()
  await expect(bar.getByRole('alert')).toContainText('Fargate supports network mode awsvpc only, not bridge.')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the reference task')
})
