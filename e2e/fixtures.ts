import { randomBytes } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test'
import { apiOf } from './start-server'

/** An AWS account and the ECS account on it, by name. */
export type MappingNames = { awsAccount: string; ecsAccount: string }

type Fixtures = {
  /** The HTTP interface, with the token of an admin. */
  api: APIRequestContext
  /** Names of a mapping that nobody else has. Whatever is called so is gone after the test. */
  mapping: MappingNames
}

export const test = base.extend<Fixtures>({
  api: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('The global set-up starts the server of the journeys.')
    const api = await apiOf(baseURL)
    await use(api)
    await api.dispose()
  },

  mapping: async ({ api }, use) => {
    const name = `made-${randomBytes(3).toString('hex')}`
    await use({ awsAccount: name, ecsAccount: `${name}-ecs` })
    for (const path of [`ecs-accounts/${name}-ecs`, `aws-accounts/${name}`]) {
      expect([204, 404]).toContain((await api.delete(`/api/v1/${path}`)).status())
    }
  },

  /** A page on which nothing may go wrong unseen: no error in the console, no request to any other machine. */
  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(message))
    page.on('console', (message) => {
      const { url } = message.location()
      const isUnknownPage = url === page.url() && message.text().includes('status of 404')
      // Only a journey that takes the network away sees this.
      const isOffline = message.text().includes('net::ERR_INTERNET_DISCONNECTED')
      if (message.type() === 'error' && !isRefusal(url) && !isUnknownPage && !isOffline)
        complaints.push(`${message.text()} ${url}`)
    })
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`${request.url()} was asked for`)
    })
    await use(page)
    expect(complaints).toEqual([])
  },
})

/** Chromium logs every answer of 400 and more; what the HTTP interface or the page itself refuses, the page says in words. */
function isRefusal(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.startsWith('/api/v1/')
}

/** Opens a page and waits until it reacts: React has taken over what the server drew. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForFunction(() => {
    const heading = document.querySelector('main :is(h1, h2, h3)')
    return heading !== null && Object.keys(heading).some((key) => key.startsWith('__reactFiber'))
  })
}

/** Adds a mapping through the HTTP interface; `account` says more of the AWS account, `ecs` of the ECS account. */
export async function addMapping(
  api: APIRequestContext,
  { awsAccount, ecsAccount }: MappingNames,
  { account, ecs }: { account: { accountId: string; [key: string]: unknown }; ecs?: object },
): Promise<void> {
  const regions = [{ name: 'us-east-1' }]
  const made = [
    await api.post('/api/v1/aws-accounts', { data: { name: awsAccount, regions, ...account } }),
    await api.post('/api/v1/ecs-accounts', { data: { name: ecsAccount, awsAccount, ...ecs } }),
  ]
  expect(made.map((answer) => answer.status())).toEqual([201, 201])
}

/** Fails with every violation of WCAG 2.2 AA that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, (axe) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']))
}

/** The same of the rules that look at colours: all that another theme can change. */
async function expectColoursAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']))
}

async function expectNoViolation(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // A page that is drawn again from the server has no title until that has streamed in, also while axe looks.
  await expect(page).toHaveTitle(/\S/)
  await page.evaluate(endTransitions)
  // In the page itself and not by way of another: no page here holds a frame of another origin. Only violations are asked for.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await choose(axe).disableRules('document-title').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** A colour on its way from one theme to the other is neither's. What turns without end stays. */
function endTransitions(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }
}

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** The page that `open` opens: accessible in both themes at both widths, and never wider than the screen. */
export async function expectSoundAtEveryWidth(page: Page, open: () => Promise<void>): Promise<void> {
  for (const size of widths) {
    await page.setViewportSize(size)
    await open()
    await page.emulateMedia({ colorScheme: 'light' })
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectColoursAccessible(page)
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(tooWide).toBeLessThanOrEqual(0)
  }
}

export { expect }
