import { expect, expectAccessible, test, visit } from './fixtures'
import { places } from './pages'

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

test.describe('every page', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  for (const { name, path } of places) {
    test(`${name} is accessible in both themes at both widths, and never wider than the screen`, async ({ page }) => {
      for (const size of widths) {
        await page.setViewportSize(size)
        await visit(page, path)
        await expect(page.getByRole('heading').first()).toBeVisible()
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await expectAccessible(page)
        }
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(tooWide).toBeLessThanOrEqual(0)
      }
    })

    test(`${name} is served with a policy that loads nothing from elsewhere`, async ({ request }) => {
      const headers = (await request.get(path)).headers()
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'(;|$)/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
      expect(headers).not.toHaveProperty('x-powered-by')
    })

    test(`${name} is not served to another host's name`, async ({ request }) => {
      const answer = await request.get(path, { headers: { host: 'rebound.example.com' } })
      expect(answer.status()).toBe(421)
      expect((await answer.json()).detail).toContain('rebound.example.com')
    })
  }
})

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  const answer = await page.request.get('/nowhere')
  expect(answer.status()).toBe(404)
})
