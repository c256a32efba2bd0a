import { pageOf } from './pages'

export type Crumb = { name: string; path: string }

/** Where a path is: its page, then what of it. `/readiness/core-ecs` is Readiness / core-ecs. */
export function trailOf(path: string): Crumb[] {
  const page = pageOf(path)
  if (!page) return [{ name: 'Shipshape', path: '/' }]
  const [, , ...rest] = path.split('/')
  return [
    { name: page.name, path: page.path },
    ...rest.filter(Boolean).map((part) => ({ name: decodeURIComponent(part), path })),
  ]
}
