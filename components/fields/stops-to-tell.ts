import { type StartStopping, stopsOf } from '@/lib/readiness/start-stopping'
import { exportedDefaultRegions } from '@/lib/registry/clouddriver/default-regions'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'

/** Mappings that are judged before the browser may draw and hear keys again. */
const atOnce = 40

/**
 * What a save would bring that keeps Clouddriver from starting: mappings that do not do so now, and those of the accounts in
 * the form, which have no version yet. What else is wrong with the registry, the page's banner says. Gives the browser its
 * turn in between, and up where `isWanted` says that something else is asked by now.
 */
export async function stopsToTell(
  before: Registry,
  after: Registry,
  isWanted: () => boolean = () => true,
): Promise<StartStopping[]> {
  const isOwn = ownMappings(after)
  const now = new Map(before.ecsAccounts.map((account) => [account.name, account]))
  const stops: StartStopping[] = []
  for (const [index, ecsAccount] of mayDiffer(before, after).entries()) {
    if (index % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return []
    const found = stopsOf(after, ecsAccount)
    const earlier = now.get(ecsAccount.name)
    const isNew = found.length > 0 && (earlier === undefined || stopsOf(before, earlier).length === 0)
    if (isNew || isOwn(ecsAccount)) stops.push(...found)
  }
  return stops
}

/** What is in the form itself. */
function ownMappings({ awsAccounts }: Registry): (ecsAccount: EcsAccount) => boolean {
  const edited = new Set(awsAccounts.filter(({ version }) => version === 0).map(({ name }) => name))
  return ({ version, awsAccount }) => version === 0 || edited.has(awsAccount)
}

/** Mappings that a form can have changed: its own accounts', those of accounts it names otherwise; all, by what all share. */
function mayDiffer(before: Registry, after: Registry): readonly EcsAccount[] {
  if (before.settings !== after.settings || defaultsOf(before) !== defaultsOf(after)) return after.ecsAccounts
  const same = new Set(before.awsAccounts)
  const kept = new Set(after.awsAccounts)
  const changed = [
    ...after.awsAccounts.filter((account) => !same.has(account)),
    ...before.awsAccounts.filter((account) => !kept.has(account)),
  ]
  const names = new Set(changed.flatMap(({ name }) => [name, heldText(name)]))
  return after.ecsAccounts.filter(
    ({ version, awsAccount }) => version === 0 || names.has(awsAccount) || names.has(heldText(awsAccount)),
  )
}

const defaultsOf = (registry: Registry) => JSON.stringify(exportedDefaultRegions(registry))
