import { faultTitle } from '@/components/finding/status-words'
import { isRefusedRole } from '@/lib/readiness/cause'
import type { SharedCause } from '@/lib/readiness/shared-causes'
import { counted } from '@/lib/readiness/words'

/** "8 of 9 accounts are blocked by one thing: role/SpinnakerManaged cannot be assumed". `of` is the number of all accounts. */
export function sharedCauseTitle({ all, isBlocking, lead }: SharedCause, of: number): string {
  const who = all === of ? `All ${of} accounts` : `${all} of ${of} accounts`
  const what = lead.status === 'unknown' && lead.fault ? faultTitle(lead.fault) : lead.title
  return `${who} ${isBlocking ? 'are blocked by' : 'wait for'} one thing: ${what}`
}

/**
 * "Fix it once: 224 checks wait for it." AWS gives one answer whether the identity may not assume roles or each role does
 * not trust it: there the words promise nothing.
 */
export function sharedCauseSummary({ cause, findings }: SharedCause): string {
  const waiting = `${counted(findings, 'check waits', 'checks wait')} for it.`
  if (!isRefusedRole(cause)) return `Fix it once: ${waiting}`
  return `All of these roles deny the same identity: check its own policies first, then each role. ${waiting}`
}
