import type { Page } from '@playwright/test'
import { expect, expectAccessible, test, visit } from './fixtures'

const definition = {
  family: 'web',
  networkMode: 'bridge',
  containerDefinitions: [
    { name: 'web', cpu: 64, memory: 128, portMappings: [{ containerPort: 8080, hostPort: 8080 }] },
  ],
}

/** Opens the form in the details of payments-main, whose instances have CPU or memory left, never both. */
async function openForm(page: Page) {
  await visit(page, '/clusters?open=payments-ecs~us-east-1~payments-main')
  const details = page.getByRole('region', { name: 'Instances of payments-main' })
  await details.getByText('Would another task fit?').click()
  return details
}

test('a task of some size goes where it fits, and each other instance says why it refuses', async ({ page }) => {
  const details = await openForm(page)
  await details.getByLabel('CPU units').fill('128')
  await details.getByLabel('Memory, MiB').fill('4000')
  await details.getByLabel('Number of tasks', { exact: true }).fill('3')
  await details.getByRole('button', { name: 'Would it fit?' }).click()
  await expect(details).toContainText('It does not fit.')
  await expect(details).toContainText('2 of 3')
  const answer = details.getByRole('table', { name: 'Where the tasks would go' })
  await expect(answer.getByRole('row')).toHaveCount(5)
  await expect(answer.getByRole('row').filter({ hasText: 'memory' }).filter({ hasText: '208' })).toHaveCount(2)

  await details.getByLabel('Number of tasks', { exact: true }).fill('2')
  await details.getByLabel('Number of tasks', { exact: true }).press('Enter')
  await expect(details).toContainText('It fits.')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
})

test('a pasted task definition is asked for by its ports too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const details = await openForm(page)
  await details.getByText('Task definition', { exact: true }).click()
  await details.getByLabel('Task definition, JSON').fill(JSON.stringify(definition))
  await details.getByLabel('Number of tasks', { exact: true }).fill('5')
  await details.getByRole('button', { name: 'Would it fit?' }).click()
  await expect(details).toContainText('It does not fit.')
  await expect(details).toContainText('4 of 5')
  await expect(details).toContainText('host ports are taken')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(tooWide).toBeLessThanOrEqual(0)
})

test('what cannot be asked is refused at its field, and takes the answer to another question away', async ({
  page,
}) => {
  const details = await openForm(page)
  await details.getByRole('button', { name: 'Would it fit?' }).click()
  await expect(details).toContainText('It does not fit.')
  await details.getByLabel('CPU units').fill('much')
  await details.getByRole('button', { name: 'Would it fit?' }).click()
  await expect(details.getByLabel('CPU units')).toHaveAccessibleDescription('Enter a whole number.')
  await expect(details.getByText('It does not fit.')).toHaveCount(0)

  await details.getByText('Task definition', { exact: true }).click()
  await details.getByLabel('Task definition, JSON').fill('{')
  await details.getByRole('button', { name: 'Would it fit?' }).click()
  await expect(details.getByLabel('Task definition, JSON')).toHaveAccessibleDescription(/JSON/)
  await expect(details.getByLabel('Task definition, JSON')).toHaveAttribute('aria-invalid', 'true')
})
