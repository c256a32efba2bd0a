import type { Fault } from './fault'

/**
 * The id of one fault, the same in every finding that it made and from scan to scan: what happened, to which action, AWS's
 * code for it and who asked. Region and request differ from call to call and are left out.
 */
export function causeOf({ kind, action, code }: Fault, principal: string | null): string {
  return ['fault', kind, action, code ?? '', principal ?? ''].join('|')
}
