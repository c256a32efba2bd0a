import type { AuditKind } from '@/lib/contracts/audit-kind'

/** What of the audit one looks at; all of it is in the URL. */
export type AuditView = {
  kind: AuditKind | null
  /** A part of the actor. */
  actor: string | null
  /** Cursor of the page; null: from the newest on. */
  before: string | null
}

export function auditPath(view: Partial<AuditView>): string {
  const given = Object.entries(view).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return given.length === 0 ? '/audit' : `/audit?${new URLSearchParams(given)}`
}

export const kindWords: Record<AuditKind, string> = {
  'sign-in': 'Sign-in',
  'sign-in-failed': 'Failed sign-in',
  'sign-out': 'Sign-out',
  denied: 'Denied',
  access: 'Access change',
  channel: 'Channel change',
  export: 'Export',
  test: 'Access test',
  push: 'Push to Clouddriver',
}
