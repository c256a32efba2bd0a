import { expect, test, visit } from './fixtures'

const groups = [
  'Mapping',
  'Access',
  'Cluster',
  'Networking',
  'Clouddriver role',
  'Task roles',
  'Autoscaling',
  'Settings',
] as const

for (const width of [1440, 1280, 1100]) {
  test(`at ${width} px the matrix stays beside the cell that is opened`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await visit(page, '/')
    const cell = page.getByRole('link', { name: 'payments-ecs, Clouddriver role: Blocked' })
    await cell.click()

    const panel = page.getByRole('complementary', { name: 'payments-ecs · Clouddriver role' })
    await expect(panel.getByRole('article').first()).toContainText('is not trusted by role/SpinnakerManaged')
    const matrix = page.getByRole('table', { name: 'Readiness of each account, by group of checks' })
    await expect(matrix).toBeVisible()
    for (const name of groups) await expect(matrix.getByRole('columnheader', { name, exact: true })).toBeInViewport()
    await expect(cell).toHaveAttribute('aria-expanded', 'true')

    const [ofMatrix, ofPanel] = [await matrix.boundingBox(), await panel.boundingBox()]
    if (!ofMatrix || !ofPanel) throw new Error('Both must be drawn.')
    expect(ofMatrix.x + ofMatrix.width).toBeLessThanOrEqual(ofPanel.x)
    expect(ofPanel.x + ofPanel.width).toBeLessThanOrEqual(width)
  })
}

for (const width of [1280, 1000, 390]) {
  test(`at ${width} px nothing scrolls sideways, a cell open or not`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const path of ['/', '/?cell=clouddriver-role:payments-ecs', '/?cell=cluster:ledger-ecs']) {
      await visit(page, path)
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(tooWide).toBeLessThanOrEqual(0)
    }
  })
}
