import type { Page } from '@playwright/test'

/** A page in one of its states, as a person brings it about. */
export type State = {
  name: string
  path: string
  act?: (page: Page) => Promise<void>
  /** Whether what is looked at stands over the page. */
  over?: boolean
}

const openFirst = (words: RegExp) => async (page: Page) => {
  await page.getByRole('main').getByText(words).first().click()
}

/** Every page that there is, empty, opened, filtered, wrong. */
export const states: readonly State[] = [
  { name: 'readiness', path: '/' },
  { name: 'readiness-cell', path: '/?cell=clouddriver-role:payments-ecs', over: true },
  { name: 'readiness-none', path: '/?q=nobody' },
  { name: 'account-blocked', path: '/readiness/payments-ecs' },
  { name: 'account-unread', path: '/readiness/ledger-ecs' },
  { name: 'account-gaps', path: '/readiness/docs-ecs' },
  { name: 'account-ready', path: '/readiness/core-ecs' },
  { name: 'account-cluster', path: '/readiness/media-ecs' },
  { name: 'account-regions', path: '/readiness/audit-ecs' },
  { name: 'clusters', path: '/clusters' },
  { name: 'cluster-open', path: '/clusters?open=ads-ecs~us-east-1~ads-serving' },
  { name: 'clusters-asked', path: '/clusters?cpu=128&memory=4000&copies=2' },
  {
    name: 'clusters-beside',
    path: '/clusters?cpu=128&memory=4000&copies=2&beside=true&open=payments-ecs~us-east-1~payments-main,ads-ecs~us-east-1~ads-serving',
  },
  { name: 'roles', path: '/roles' },
  { name: 'role-open', path: '/roles', act: async (page) => page.locator('main tbody th a').first().click() },
  { name: 'alarms', path: '/alarms' },
  {
    name: 'alarm-open',
    path: '/alarms?ecsAccount=media-ecs',
    act: async (page) => page.locator('main tbody th a').first().click(),
  },
  { name: 'accounts', path: '/accounts' },
  { name: 'mapping-new', path: '/accounts?new=mapping', over: true },
  { name: 'aws-account', path: '/accounts?aws=gov', over: true },
  { name: 'import', path: '/accounts?import=open', over: true },
  { name: 'export', path: '/export' },
  { name: 'export-merge', path: '/export?tab=merge' },
  { name: 'export-hal', path: '/export?tab=hal' },
  { name: 'history', path: '/history' },
  { name: 'history-none', path: '/history?name=nobody' },
  { name: 'revision', path: '/history/1' },
  { name: 'revision-registry', path: '/history/1?tab=registry' },
  { name: 'revision-yaml', path: '/history/1?tab=yaml' },
  { name: 'revisions-compared', path: '/history/compare?from=0&to=1' },
  { name: 'settings', path: '/settings' },
  { name: 'upgrade', path: '/upgrade' },
  { name: 'upgrade-changes', path: '/upgrade?release=1.12&ownReleases=replace' },
  { name: 'scan', path: '/', act: openFirst(/AWS calls?$/) },
  { name: 'unknown-page', path: '/nowhere' },
  { name: 'unknown-account', path: '/readiness/nope-ecs' },
  { name: 'palette', path: '/', act: async (page) => page.keyboard.press('/'), over: true },
  { name: 'keys', path: '/', act: async (page) => page.keyboard.press('?'), over: true },
]
