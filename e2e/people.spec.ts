import { randomBytes } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { pageAccess } from '../lib/access/page-access'
import { untilChecked } from './check'
import { expect, expectAccessible, expectSoundAtEveryWidth, test, visit } from './fixtures'
import { places } from './pages'
import { freePort } from './server'
import { startOidcProvider } from './start-oidc-provider'
import { startLive } from './start-server'

const password = 'correct horse battery'

async function anotherBrowser(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function signIn(page: Page, url: string, email: string, typed: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(typed)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
}

test('a first admin, an invitation, and what a viewer sees and does not', async ({ page, browser }) => {
  const server = await startLive()
  try {
    const link = /http\S+set-up\S+/.exec(server.output())?.[0] ?? ''
    await expectSoundAtEveryWidth(page, async () => void (await page.goto(link)))
    await page.getByLabel('E-mail').fill('ada@example.com')
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Make me admin' }).click()
    await expect(page.getByRole('button', { name: 'Signed in as Ada' })).toBeVisible()

    const late = await anotherBrowser(browser)
    await late.goto(link)
    await expect(late.getByRole('alert').first()).toHaveText(/used already/)
    await late.context().close()

    await visit(page, `${server.url}/people`)
    await page.getByLabel('E-mail').fill('bo@example.com')
    await page.getByRole('button', { name: 'Invite' }).click()
    const invitation = (await page.getByText(/\/sign-in\/invitation\?code=/).textContent()) ?? ''
    await page.getByLabel('Name').fill('pipeline')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await expect(page.getByText(/^shp_[\w-]{43}$/)).toBeVisible()
    await expect(page.getByRole('table', { name: 'Tokens' })).toContainText('pipeline')
    await expectAccessible(page)

    const bo = await anotherBrowser(browser)
    await expectSoundAtEveryWidth(bo, async () => void (await bo.goto(invitation)))
    await bo.getByLabel('Name').fill('Bo')
    await bo.getByLabel('Password').fill(password)
    await bo.getByRole('button', { name: 'Join' }).click()
    await expect(bo.getByRole('button', { name: 'Signed in as Bo' })).toBeVisible()

    for (const place of ['/', '/export', '/accounts']) {
      await visit(bo, `${server.url}${place}`)
      await expect(bo.getByRole('link', { name: /^(?:Import a|Add a)/ })).toHaveCount(0)
    }
    await expect(bo.getByText('Ask an editor to import').filter({ visible: true })).toBeVisible()
    await expect(bo.getByRole('button', { name: /^(?:Check|Delete|Save)/ })).toHaveCount(0)
    await visit(bo, `${server.url}/settings`)
    await expect(bo.getByRole('button', { name: /^Save/ })).toHaveCount(0)
    const added = await page.request.post(`${server.url}/api/v1/aws-accounts`, {
      data: { name: 'core', accountId: '123456789012' },
      headers: { origin: server.url },
    })
    expect(added.status()).toBe(201)
    await visit(bo, `${server.url}/history/0`)
    await expect(bo.getByRole('link', { name: 'Compare with current' })).toBeVisible()
    await expect(bo.getByRole('button', { name: /^(?:Restore|Undo)/ })).toHaveCount(0)
    await visit(bo, `${server.url}/history`)
    await expect(bo.getByRole('heading', { level: 1 })).toContainText(/revision 1, written .+ by ada@example.com/)
    await openMenu(bo)
    await expect(bo.getByRole('link', { name: 'Your sessions' })).toBeVisible()
    await expect(bo.getByRole('link', { name: 'People and tokens' })).toHaveCount(0)
    const refused = await bo.goto(`${server.url}/people`)
    expect(refused?.status()).toBe(403)
    await expect(bo.getByText('This page needs Admin access. You have Viewer access.')).toBeVisible()
    await expectAccessible(bo)

    await visit(page, `${server.url}/people`)
    await page.getByRole('combobox', { name: 'Access of Bo' }).selectOption('Editor')
    await expect(page.getByRole('combobox', { name: 'Access of Bo' })).toBeEnabled()
    await page.getByRole('combobox', { name: 'Access of Ada' }).selectOption('Viewer')
    await expect(page.getByText('Ada is the only admin.')).toBeVisible()
    await expectSoundAtEveryWidth(page, () => visit(page, `${server.url}/people`))
    await bo.context().close()
  } finally {
    await page.goto('about:blank')
    await server.close()
  }
})

/** Verbs of what changes something for everybody. A viewer finds no button or link that begins with one. */
const changes =
  /^(add|allow|cancel|check|choose from|delete|disable|edit|enable|import|invite|make|mute|pause|push|put|read every|refresh|remove|rename|restore|resume|rotate|save|send|set|start|test|undo|unmute|withdraw|write)\b/i

test('a viewer walks through every page: nothing there changes anything, and nothing is refused', async ({
  page,
  api,
  baseURL,
}) => {
  await untilChecked(api)
  const email = `viewer-${randomBytes(3).toString('hex')}@example.com`
  const { link } = await (await api.post('/api/v1/invitations', { data: { email, access: 'read' } })).json()
  const code = new URL(link).searchParams.get('code')
  const joined = await page.request.post('/sign-in/invitation/person', {
    data: { code, name: 'Vi', password },
    headers: { origin: baseURL ?? '' },
  })
  expect(joined.status()).toBe(204)
  const answers: string[] = []
  page.on('response', (answer) => {
    const method = answer.request().method()
    if (answer.status() === 403 || method !== 'GET') answers.push(`${method} ${answer.url()}: ${answer.status()}`)
  })
  for (const { path } of forReaders) {
    await visit(page, path)
    await expect(page.getByRole('button', { name: 'Signed in as Vi' })).toBeVisible()
    const names = await page.evaluate(namesOfControls)
    expect(names.length, path).toBeGreaterThan(5)
    expect([path, ...names.filter((name) => changes.test(name))]).toEqual([path])
  }
  for (const path of ['/settings', '/accounts?aws=gov', '/accounts?ecs=gov-ecs']) {
    await visit(page, path)
    await expect(page.locator('form fieldset:disabled').first()).toBeAttached()
    await expect(page.locator('form:has(fieldset:disabled) :is(input, select, textarea):enabled')).toHaveCount(0)
  }
  for (const path of ['/people', '/audit']) {
    const refused = await page.request.get(path)
    expect([refused.status(), await refused.text()]).toEqual([403, expect.stringContaining('needs Admin access')])
  }
  expect(answers).toEqual([])
  const { people } = await (await api.get('/api/v1/people')).json()
  const { id } = people.find((person: { email: string }) => person.email === email)
  expect((await api.delete(`/api/v1/people/${id}`)).status()).toBe(204)
})

const pathnameOf = (path: string) => new URL(path, 'http://localhost').pathname

/** Each page once, as a viewer may see it, and every form that opens on Accounts. */
const forReaders = [...places, { path: '/me' }].filter(
  ({ path }, at, all) =>
    pageAccess(pathnameOf(path)) === 'read' &&
    (path.startsWith('/accounts?') || all.findIndex((each) => pathnameOf(each.path) === pathnameOf(path)) === at),
)

/** What everything that can be pressed is called. */
function namesOfControls(): string[] {
  const controls = [...document.querySelectorAll('button, a[href], [role=button], [role=menuitem], summary')]
  return controls
    .filter((control) => !control.matches(':disabled'))
    .map((control) => (control.getAttribute('aria-label') ?? control.textContent ?? '').trim())
}

test('wrong passwords, a changed one, and sessions that are ended', async ({ page, browser }) => {
  const server = await startLive()
  try {
    await page.goto(/http\S+set-up\S+/.exec(server.output())?.[0] ?? '')
    await page.getByLabel('E-mail').fill('ada@example.com')
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Password').fill('short but')
    await page.locator('form').evaluate((form: HTMLFormElement) => form.setAttribute('novalidate', ''))
    await page.getByRole('button', { name: 'Make me admin' }).click()
    await expect(page.getByText('Choose a password of 12 to 200 characters.')).toBeVisible()
    await expect(page.getByLabel('Name')).toHaveValue('Ada')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Make me admin' }).click()
    await expect(page.getByRole('button', { name: 'Signed in as Ada' })).toBeVisible()

    const other = await anotherBrowser(browser)
    await signIn(other, server.url, 'ada@example.com', 'wrong')
    await expect(other.getByText('E-mail or password is wrong.')).toBeVisible()
    await expectSoundAtEveryWidth(other, async () => void (await other.goto(`${server.url}/sign-in?error=wrong`)))
    await signIn(other, server.url, 'Ada@example.com', password)
    await expect(other.getByRole('button', { name: 'Signed in as Ada' })).toBeVisible()

    await expectSoundAtEveryWidth(page, () => visit(page, `${server.url}/me`))
    await page.getByLabel('Current password').fill('wrong')
    await page.getByLabel('New password').fill('another horse battery')
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('The current password is wrong.')).toBeVisible()
    await page.getByLabel('Current password').fill(password)
    await page.getByRole('button', { name: 'Change password' }).click()
    await expect(page.getByText('The password is changed.')).toBeVisible()
    await other.goto(`${server.url}/`)
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await signIn(other, server.url, 'ada@example.com', 'another horse battery')
    await expect(other.getByRole('button', { name: 'Signed in as Ada' })).toBeVisible()

    await visit(page, `${server.url}/me`)
    await page.getByRole('button', { name: /^End the session/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0) // it covers the button of its row until the session is ended
    await expect(page.getByRole('button', { name: /^End the session/ })).toHaveCount(0)
    await other.goto(`${server.url}/`)
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible()

    await openMenu(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
    await page.goto(`${server.url}/`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await other.context().close()
  } finally {
    await page.goto('about:blank')
    await server.close()
  }
})

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
