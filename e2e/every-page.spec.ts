import { expect, expectSoundAtEveryWidth, test, visit } from './fixtures'
import { places } from './pages'

test.describe('every page', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  for (const { name, path } of places) {
    test(`${name} is accessible in both themes at both widths, and never wider than the screen`, async ({ page }) => {
      await expectSoundAtEveryWidth(page, async () => {
        await visit(page, path)
        await expect(page.getByRole('heading').first()).toBeVisible()
      })
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

for (const { path, title, words } of [
  { path: '/nowhere', title: 'Not found · Shipshape', words: 'Shipshape has no page at this address.' },
  {
    path: '/readiness/nope-ecs',
    title: 'No such ECS account · Shipshape',
    words: 'There is no ECS account “nope-ecs”. It may have been renamed or removed.',
  },
  {
    path: '/scans/9999',
    title: 'No such check · Shipshape',
    words: 'There is no check “9999”. Old checks are removed.',
  },
]) {
  test(`${path} is not found, and says what was looked for`, async ({ page }) => {
    const answer = await page.request.get(path)
    expect(answer.status()).toBe(404)
    await visit(page, path)
    await expect(page).toHaveTitle(title)
    await expect(page.getByRole('main')).toContainText(words)
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
  })
}
