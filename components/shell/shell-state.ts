import type { Scan } from '@/lib/http/contracts/scans'

/** Rows behind each page of the navigation; null where nothing was read yet. */
export type PageCounts = { readiness: number; clusters: number | null; roles: number | null; alarms: number | null }

/** What the frame says on every page. JSON-plain but for the counts, which may come later. */
export type ShellState = {
  mode: 'sandbox' | 'live'
  /** Who is signed in, and whether they may change things. */
  person: { actor: string; mayEdit: boolean }
  release: string | null
  revision: number
  counts: Promise<PageCounts>
  /** The latest scan, running or not; null before the first. */
  scan: Scan | null
  /** When the latest report was made; null before the first. */
  checkedAt: string | null
}
