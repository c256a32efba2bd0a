import type { Fault } from './fault'

/**
 * The id of one fault, the same in every finding that it made and from scan to scan: what happened, to which action, AWS's
 * code for it and who asked. Request and region differ from call to call and are left out; but a region that is off is one
 * fault whatever was asked there, and however that came out.
 */
export function causeOf({ kind, action, code, region }: Fault, principal: string | null): string {
  const what = kind === 'region-disabled' ? [region ?? '', ''] : [action, code ?? '']
  return ['fault', kind, ...what, principal ?? ''].join('|')
}
