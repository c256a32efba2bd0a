import type { Settings } from '@/lib/registry/settings'

/** What is left of setting up a live server. */
export type FirstRunState = Pick<Settings, 'release' | 'clouddriverIdentity' | 'reader'> & {
  /** The registry's. */
  revision: number
  ecsAccounts: number
  isChecked: boolean
  hasSchedule: boolean
  /** The least policy that Shipshape reads with, as a document. */
  readerPolicy: string
}
