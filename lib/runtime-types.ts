import type { Logger } from 'pino'
import type { Auth } from '@/lib/access/auth'
import type { Aws } from '@/lib/aws/aws'
import type { EventPortion } from '@/lib/contracts/event-portion'
import type { ShellEvent } from '@/lib/contracts/events'
import type { Scan } from '@/lib/contracts/scans'
import type { Env } from '@/lib/env'
import type { Reading } from '@/lib/reading/open-reading'
import type { Database } from '@/prisma/database'

/** What a person may ask of scans; `lib/scans` answers it. */
export type Scans = {
  /** Names that no check or ECS account has are refused. Null: all of them. */
  requestScan(input: {
    ecsAccounts: readonly string[] | null
    checks: readonly string[] | null
    actor: string
  }): Promise<{ id: string }>
  /** Throws NotFound. */
  readScan(id: string): Promise<Scan>
  /** Throws NotFound; a scan that has ended stays as it is. */
  cancelScan(id: string): Promise<void>
  /**
   * The scan as it is, then the events after `after`, then what comes, until the scan has ended or `signal` aborts. All
   * who look at a scan get the same portions; of findings those of `ecsAccount` only, where it is said (empty: none).
   * Throws NotFound at its first step.
   */
  streamScan(
    id: string,
    options: { after: number | null; signal: AbortSignal; ecsAccount?: string | undefined },
  ): AsyncIterable<EventPortion>
  /** How things stand for every open page, then what changes, until `signal` aborts. */
  streamShell(signal: AbortSignal): AsyncIterable<EventPortion<ShellEvent>>
}

/** Everything long-lived of a process. Made once, by lib/boot/runtime.ts, and handed down as an argument from there. */
export type Runtime = {
  env: Env
  database: Database
  aws: Aws
  scans: Scans
  auth: Auth
  reading: Reading
  log: Logger
  /** Aborts when the server is asked to stop: open streams end then. */
  stopping: AbortSignal
}
