import type { Scan } from '@/lib/contracts/scans'
import type { StartStopping } from '@/lib/readiness/start-stopping'

/** Rows behind the pages that show what was read. */
export type RowCounts = { clusters: number; roles: number; alarms: number }

/** What the frame says on every page. JSON-plain but for the counts, which come later. */
export type ShellState = {
  mode: 'sandbox' | 'live'
  /** Who is signed in, and what they may do. `email` is null for a token, and in the sandbox. */
  person: {
    name: string
    email: string | null
    access: 'read' | 'edit' | 'admin'
    mayEdit: boolean
    isAdmin: boolean
  }
  release: string | null
  revision: number
  ecsAccounts: number
  /** Mappings that keep Clouddriver from starting. */
  stopsStart: readonly StartStopping[]
  /** Null while a scan runs: counting reads every fact, and they are about to change. */
  counts: Promise<RowCounts | null>
  /** The latest scan, running or not; null before the first. */
  scan: Scan | null
  /** When the latest report was made; null before the first. */
  checkedAt: string | null
}
