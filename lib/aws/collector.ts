import type { AccountFactName, FactName, Facts, RegionFactName } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import type { AccountAccess } from './account-access'
import type { Calls, LastRead } from './call-count'
import type { Clients } from './clients'
import type { AccountTarget, RegionTarget } from './target'

/** What a collector reads with: the reader's clients in its region (account facts: the partition's home region). */
export type Reads = Clients & { access: AccountAccess }

/**
 * Gathers one fact with the fewest calls, and never judges. The plan, the ledger, the least-privilege policy, the session
 * policy and the fault tests are derived from these declarations; a test over recorded traffic holds them true.
 */
export type Collector<K extends FactName, A extends FactName = never, U extends FactName = never> = {
  fact: K
  /** IAM actions of the calls it may send. */
  actions: readonly string[]
  /** Facts it cannot do without: where one is a fault, this fact is that fault. */
  after?: readonly A[]
  /** Facts it takes into account where the scan gathers them anyway; a fact of the account has those of regions by region. */
  uses?: readonly U[]
  /** `base`: it finds out how the account can be read; all others need the reader's session. */
  credentials?: 'base'
  /**
   * Requests that gathering takes where each is answered at the first try, from the sizes that were read last; undefined
   * where they are not known. A collector without it sends one request for each of its actions.
   */
  calls?: (read: LastRead) => Calls | undefined
  collect: (
    aws: Reads,
    target: K extends RegionFactName ? RegionTarget : AccountTarget,
    earlier: Pick<Facts, A> & { [N in U]?: Used<K, N> },
  ) => Promise<Facts[K]>
}

type Used<K extends FactName, N extends FactName> = K extends AccountFactName
  ? N extends RegionFactName
    ? Readonly<Record<string, Gathered<Facts[N]>>>
    : Gathered<Facts[N]>
  : Gathered<Facts[N]>

/** A collector whose facts' types were checked where it was defined; only gatherAccount calls `collect`. */
export type AnyCollector<K extends FactName = FactName> = Omit<Collector<K, FactName, FactName>, 'collect'> & {
  collect: (aws: Reads, target: never, earlier: never) => Promise<Facts[K]>
}

/** Checks a collector's types and forgets which facts it runs after, so that all fit one list. */
export function collector<K extends FactName, const A extends FactName = never, const U extends FactName = never>(
  definition: Collector<K, A, U>,
): AnyCollector<K> {
  return definition
}
