import {
  Activity,
  ArrowUpFromLine,
  Check,
  Download,
  History,
  LayoutGrid,
  List,
  type LucideIcon,
  Server,
  Settings,
  UserRound,
} from 'lucide-react'
import type { RowCounts } from './shell-state'

type PageCount = 'ecsAccounts' | keyof RowCounts

export type Page = { path: string; name: string; icon: LucideIcon; count?: PageCount }

/** The pages of the navigation, in its order. */
export const pages: readonly Page[] = [
  { path: '/', name: 'Readiness', icon: Check, count: 'ecsAccounts' },
  { path: '/clusters', name: 'Clusters', icon: LayoutGrid, count: 'clusters' },
  { path: '/roles', name: 'Roles', icon: UserRound, count: 'roles' },
  { path: '/alarms', name: 'Alarms', icon: Activity, count: 'alarms' },
  { path: '/accounts', name: 'Accounts', icon: List },
  { path: '/export', name: 'Export', icon: Download },
  { path: '/clouddriver', name: 'Clouddriver', icon: Server },
  { path: '/history', name: 'History', icon: History },
  { path: '/upgrade', name: 'Upgrade', icon: ArrowUpFromLine },
  { path: '/settings', name: 'Settings', icon: Settings },
]

/** How many of them stand in the bottom bar of a phone; the rest is under More. */
export const pagesInBottomBar = 4

/** Views of Readiness that have addresses of their own. */
const ofReadiness = ['/readiness', '/scans']

/** The page a path belongs to: `/readiness/core-ecs` is Readiness's. */
export function pageOf(path: string): Page | undefined {
  if (path === '/' || ofReadiness.some((view) => path === view || path.startsWith(`${view}/`))) return pages[0]
  return pages.find((page) => page.path !== '/' && (path === page.path || path.startsWith(`${page.path}/`)))
}
