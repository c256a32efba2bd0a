import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, expectAccessible, expectSoundAtEveryWidth, test } from './fixtures'

test('the HTML report is one file: read offline it is whole, accessible, and unfolded on paper', async ({
  page,
  api,
}, testInfo) => {
  const answer = await api.get('/api/v1/readiness/payments-ecs?format=html')
  expect([answer.status(), answer.headers()['content-security-policy']]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ])
  const path = testInfo.outputPath('readiness.html')
  await writeFile(path, await answer.text())
  await page.context().setOffline(true)
  await expectSoundAtEveryWidth(page, async () => {
    await page.goto(pathToFileURL(path).href)
  })

  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['payments-ecs'])
  const payments = page.getByRole('region', { name: 'payments-ecs', exact: true })
  await expect(payments.getByRole('heading', { level: 3 }).first()).toContainText('Blocked')
  const passed = payments.locator('details').first().getByRole('article').first()
  await expect(passed).toBeHidden()

  await page.emulateMedia({ media: 'print' })
  await expect(passed).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link').first()).toBeFocused()
  await payments.getByText('Show what passed').click()
  await expect(passed).toBeVisible()
  await expectAccessible(page)
})
