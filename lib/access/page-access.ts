import type { Access } from '@/lib/contracts/contract'

/** What each page takes, by its first part; at the door nobody is asked. A test holds that no page is missing. */
const pages: Record<string, Access> = {
  '': 'read',
  readiness: 'read',
  scans: 'read',
  clusters: 'read',
  roles: 'read',
  alarms: 'read',
  accounts: 'read',
  export: 'read',
  clouddriver: 'read',
  history: 'read',
  upgrade: 'read',
  settings: 'read',
  me: 'read',
  people: 'admin',
  audit: 'admin',
  'sign-in': 'public',
}

/** What it takes to see the page of a path; addresses without a page say so to whoever may read. */
export function pageAccess(path: string): Access {
  const [, first = ''] = path.split('/')
  return Object.hasOwn(pages, first) ? (pages[first] ?? 'read') : 'read'
}
