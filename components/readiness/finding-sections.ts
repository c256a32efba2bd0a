import type { Finding } from '@/lib/readiness/finding'
import { groups } from '@/lib/readiness/group'
import { byUrgency } from '@/lib/readiness/status'

/** Blocked first, then what could not be checked, then attention; within a status in the order of the set-up page. */
export function byFindingUrgency(a: Finding, b: Finding): number {
  return byUrgency(a.status, b.status) || groups.indexOf(a.group) - groups.indexOf(b.group)
}

/** Whether somebody has to do something: these stand open, the others are folded. */
export function needsPerson({ status, muted }: Pick<Finding, 'status' | 'muted'>): boolean {
  if (muted !== null) return false
  return status === 'fail' || status === 'unknown' || status === 'warn'
}
