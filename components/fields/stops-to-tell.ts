import { type StartStopping, startStopping } from '@/lib/readiness/start-stopping'
import type { Registry } from '@/lib/registry/registry'

/**
 * What a save would bring that keeps Clouddriver from starting: mappings that do not do so now, and those of the accounts in
 * the form, which have no version yet. What else is wrong with the registry, the page's banner says.
 */
export function stopsToTell(before: Registry, after: Registry): StartStopping[] {
  const known = new Set(startStopping(before).map(({ ecsAccount }) => ecsAccount))
  const edited = new Set(after.awsAccounts.filter(({ version }) => version === 0).map(({ name }) => name))
  const own = after.ecsAccounts.filter(({ version, awsAccount }) => version === 0 || edited.has(awsAccount))
  const names = new Set(own.map(({ name }) => name))
  return startStopping(after).filter(({ ecsAccount }) => !known.has(ecsAccount) || names.has(ecsAccount))
}
