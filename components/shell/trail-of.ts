import { pageOf } from './pages'

export type Crumb = { name: string; path: string }

/** Where a path is: its page, then what of it. `/readiness/core-ecs` is Readiness / core-ecs. */
export function trailOf(path: string): Crumb[] {
  const own = behindThePerson[path]
  if (own !== undefined) return [{ name: own, path }]
  const page = pageOf(path)
  if (!page) return [{ name: 'Shipshape', path: '/' }]
  if (path.startsWith('/scans/')) return [crumbOf(page), { name: 'What the check cost', path }]
  if (path === '/history/compare') return [crumbOf(page), { name: 'Compare', path }]
  const [, , ...rest] = path.split('/')
  return [
    crumbOf(page),
    ...rest.filter(Boolean).map((part) => ({ name: nameOf(page, decodeURIComponent(part)), path })),
  ]
}

/** Pages that stand in the menu of the person, not in the navigation. */
const behindThePerson: Record<string, string> = { '/me': 'You', '/people': 'People', '/audit': 'Audit' }

const nameOf = ({ path }: { path: string }, part: string) => (path === '/history' ? `Revision ${part}` : part)

const crumbOf = ({ name, path }: { name: string; path: string }): Crumb => ({ name, path })
