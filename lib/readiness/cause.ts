import type { FactSet } from './fact-set'
import type { Fault } from './fault'

/**
 * The id of one fault, the same in every finding that it made and from scan to scan: what happened, to which action, AWS's
 * code for it and who asked. Request and region differ from call to call and are left out; but a region that is off is one
 * fault whatever was asked there, and however that came out. What a mapping lacks is told apart by its words: two mappings
 * that lack something are two causes.
 */
export function causeOf(fault: Fault, principal: string | null): string {
  return ['fault', fault.kind, ...whatHappened(fault), principal ?? ''].join('|')
}

function whatHappened({ kind, action, code, region, message }: Fault): string[] {
  if (kind === 'region-disabled') return [region ?? '', '']
  return [action, kind === 'not-configured' ? message : (code ?? '')]
}

/** Whether a cause is that AWS lets nobody become a role: several roles may each refuse one identity. */
export function isRefusedRole(cause: string): boolean {
  return cause.startsWith('fault|denied|sts:AssumeRole|')
}

/** Who made the refused call: Shipshape's own identity for AssumeRole, else the identity that the account is read with. */
export function askedAs(fault: Fault, { account }: Pick<FactSet, 'account'>): string | null {
  const caller = account['caller-identity']
  if (fault.action === 'sts:AssumeRole') return caller?.ok ? caller.value.arn : null
  const reader = account['reader-session']
  return reader?.ok ? reader.value.readAs : null
}
