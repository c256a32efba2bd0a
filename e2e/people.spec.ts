import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, expectSoundAtEveryWidth, test } from './fixtures'
import { freePort, type Server, spawnServer, waitUntilReady } from './server'
import { startOidcProvider } from './start-oidc-provider'

/** A live server, new, on a free port of this machine. */
async function startLive(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-people-'))
  const server: Server = await waitUntilReady(await spawnServer(dataDir, { SHIPSHAPE_AWS: 'live', ...env }))
  return {
    ...server,
    close: async () => {
      await server.end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function anotherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
}

test('an identity provider that is down says so, and once it is up its groups decide', async ({ browser }) => {
  // Without the fixture's watch: the provider's own pages ask for fonts elsewhere.
  const page = await anotherBrowser(browser)
  const port = await freePort()
  const server = await startLive({
    SHIPSHAPE_OIDC_ISSUER: `http://127.0.0.1:${port}`,
    SHIPSHAPE_OIDC_CLIENT_ID: 'shipshape',
    SHIPSHAPE_OIDC_CLIENT_SECRET: 'secret of the client',
    SHIPSHAPE_OIDC_NAME: 'Example',
    SHIPSHAPE_OIDC_ACCESS: 'platform=admin,sre=edit',
    SHIPSHAPE_PASSWORDS: 'off',
  })
  try {
    expect(server.output()).not.toContain('set-up')
    await page.goto(`${server.url}/clusters`)
    await expect(page.getByLabel('Password')).toHaveCount(0)
    await page.getByRole('link', { name: 'Sign in with Example' }).click()
    await expect(page.getByText('The identity provider does not answer.')).toBeVisible()
    await expectSoundAtEveryWidth(page, async () => void (await page.reload()))

    const provider = await startOidcProvider({ port, redirectUri: `${server.url}/sign-in/oidc/callback` })
    try {
      const ada = { name: 'Ada', email: 'ada@example.com', email_verified: true }
      await provider.setAccounts({ ada: { ...ada, groups: ['platform'] } })
      await throughProvider(page, `${server.url}/people`)
      await expect(page.getByRole('cell', { name: 'Admin, by groups' })).toBeVisible()

      await provider.setAccounts({ ada: { ...ada, groups: ['sre'] } })
      await page.context().clearCookies()
      await throughProvider(page, `${server.url}/accounts`)
      await openMenu(page)
      await expect(page.getByText(/^Editor\./)).toBeVisible()

      await provider.setAccounts({ ada: { ...ada, groups: [] } })
      await page.context().clearCookies()
      await throughProvider(page, `${server.url}/accounts`)
      await expect(page.getByText('None of your groups has access')).toBeVisible()
    } finally {
      await provider.end()
    }
  } finally {
    await page.context().close()
    await server.close()
  }
})

/** To a page of ours by way of the provider's own pages. */
async function throughProvider(page: Page, place: string): Promise<void> {
  await page.goto(place)
  await page.getByRole('link', { name: 'Sign in with Example' }).click()
  await page.getByPlaceholder('Enter any login').fill('ada')
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}
