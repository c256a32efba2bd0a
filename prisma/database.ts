import type { PrismaClient } from './generated/client'

/** Runs SQL as it stands. One statement with `values`, or a script without; a script is all or nothing. */
export type Execute = (text: string, values?: readonly unknown[]) => Promise<{ rows: unknown[] }>

/** `payload` is null when notifications may have been missed: whoever waits should look again. */
export type OnNotify = (payload: string | null) => void

/** The one database of a process: a Postgres, Shipshape's own or somebody's. Same driver, same migrations, same tests. */
export type Database = {
  prisma: PrismaClient
  /** For the queue, which brings its own SQL. Never leaves a transaction open behind it. */
  execute: Execute
  /** Runs `work` while no other process of this database is inside `exclusively`. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
  /** Hears NOTIFY on a channel, whichever process sent it. Answers the function that stops it. */
  listen(channel: string, onNotify: OnNotify): Promise<() => void>
  /** Whether it is Shipshape's own, started with it: what a process before this one was doing is nobody's now. */
  embedded: boolean
  close(): Promise<void>
}
