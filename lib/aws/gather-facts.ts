import { type FactName, isAccountFact } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import { isUnknownText } from '@/lib/registry/open-text'
import { isRegionName } from '@/lib/registry/regions'
import type { AccountAccess } from './account-access'
import type { Aws } from './aws'
import { AwsFault, faultWithoutCode } from './aws-fault'
import { collectFact, factRecord } from './collect-fact'
import { collectors } from './collectors'
import { earlierFacts } from './earlier-facts'
import type { GatherHooks } from './gather-hooks'
import { knownFact } from './known-fact'
import { accountMsOf } from './limits'
import { plannedFacts, withDependencies } from './plan'
import type { AccountTarget } from './target'
import { withDeadline } from './within'

/** What runs after a fact needs its value, and not that it is saved. */
type Begun = { gathered: Promise<Gathered<unknown>>; saved: Promise<void> }

/**
 * Gathers each planned fact once, as soon as the facts before it are there; settles when all are saved. What is not there
 * when the account's time is over becomes a timeout, so that a scan ends whatever AWS does.
 */
export function gatherFacts(
  aws: Aws,
  access: AccountAccess,
  target: AccountTarget,
  want: readonly FactName[],
  hooks: GatherHooks,
): Promise<void> {
  return withDeadline(accountMsOf(aws.limits, target.regions.length), hooks.signal, (ending) =>
    gatherUntil(ending, aws, access, target, want, hooks),
  )
}

async function gatherUntil(
  ending: AbortSignal,
  aws: Aws,
  access: AccountAccess,
  target: AccountTarget,
  want: readonly FactName[],
  hooks: GatherHooks,
): Promise<void> {
  const planned = { facts: new Set(withDependencies(want)), regions: target.regions }
  const begun = new Map<string, Begun>()
  /** Set when AWS no longer takes the session's credentials: no further call is made with them. */
  let dead: Fault | null = null

  /** A planned fact; facts of the account are found from any of its regions. */
  function factAt(fact: FactName, at: string | null): Begun {
    const region = isAccountFact(fact) ? null : at
    const key = `${fact} ${region}`
    const one = begun.get(key) ?? begin(fact, region)
    begun.set(key, one)
    return one
  }

  function begin(fact: FactName, region: string | null): Begun {
    const known = knownFact(hooks.known, fact, region)
    if (known !== undefined) return { gathered: Promise.resolve(known), saved: Promise.resolve() }
    const fault = region === null ? null : noRegion(fact, region)
    const gathered = fault === null ? gather(fact, region) : Promise.resolve(faulty(fault))
    return { gathered, saved: gathered.then((value) => save(fact, region, value)) }
  }

  async function save(fact: FactName, region: string | null, gathered: Gathered<unknown>): Promise<void> {
    hooks.signal.throwIfAborted()
    await hooks.onFact(factRecord(fact, region, gathered))
  }

  async function gather(fact: FactName, region: string | null): Promise<Gathered<unknown>> {
    try {
      const earlier = await earlierFacts(fact, region, planned, (name, at) => factAt(name, at).gathered)
      if (!earlier.ok) return faulty(earlier.fault)
      if (dead !== null) return faulty(dead)
      return { ok: true, value: await collect(fact, region, earlier.facts), at: now() }
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error
      if (error.fault.kind === 'credentials' && collectors[fact].credentials !== 'base') dead ??= error.fault
      return faulty(error.fault)
    }
  }

  function collect(fact: FactName, region: string | null, earlier: Record<string, unknown>): Promise<unknown> {
    return withDeadline(aws.limits.collectorMs, ending, (signal) => {
      const clients = access.clients(region ?? access.homeRegion, signal)
      return collectFact(fact, Object.assign(clients, { access }), { ...target, region }, earlier)
    })
  }

  await Promise.all(plannedFacts(want, target.regions).map(({ fact, region }) => factAt(fact, region).saved))
}

/**
 * A region that only Clouddriver's environment can fill in has nowhere to send a call to, nor has a placeholder's default
 * that names none; null where a call can be sent.
 */
function noRegion(fact: FactName, region: string): Fault | null {
  if (isRegionName(region)) return null
  const why = isUnknownText(region)
    ? "which only Clouddriver's environment can fill in"
    : 'which is not the name of a region'
  const message = `The region is ${region}, ${why}.`
  return faultWithoutCode('not-configured', collectors[fact].actions[0] ?? fact, region, message).fault
}

const faulty = (fault: Fault): Gathered<never> => ({ ok: false, fault, at: now() })
const now = () => new Date().toISOString()
