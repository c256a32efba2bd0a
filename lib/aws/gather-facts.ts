import { type FactName, facts, isAccountFact } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import type { AccountAccess } from './account-access'
import type { Aws } from './aws'
import { AwsFault } from './aws-fault'
import { collectFact, factRecord } from './collect-fact'
import { collectors } from './collectors'
import type { GatherHooks } from './gather-account'
import { knownFact } from './known-fact'
import { plannedFacts, withDependencies } from './plan'
import { mayBeOff, regionFault } from './region-fault'
import type { AccountTarget } from './target'
import { withDeadline } from './within'

type Earlier = { ok: true; facts: Record<string, unknown> } | { ok: false; fault: Fault }

/** Gathers each planned fact once, as soon as the facts before it are there; settles when all are saved. */
export async function gatherFacts(
  aws: Aws,
  access: AccountAccess,
  target: AccountTarget,
  want: readonly FactName[],
  hooks: GatherHooks,
): Promise<void> {
  const planned = new Set(withDependencies(want))
  const begun = new Map<string, Promise<Gathered<unknown>>>()
  /** Set when AWS no longer takes the session's credentials: no further call is made with them. */
  let dead: Fault | null = null

  /** A planned fact; facts of the account are found from any of its regions. */
  function factAt(fact: FactName, at: string | null): Promise<Gathered<unknown>> {
    const region = isAccountFact(fact) ? null : at
    const key = `${fact} ${region}`
    const promise = begun.get(key) ?? knownOrGathered(fact, region)
    begun.set(key, promise)
    return promise
  }

  async function knownOrGathered(fact: FactName, region: string | null): Promise<Gathered<unknown>> {
    const known = knownFact(hooks.known, fact, region)
    if (known !== undefined) return known
    const gathered = await gather(fact, region)
    hooks.signal.throwIfAborted()
    await hooks.onFact(factRecord(fact, region, gathered))
    return gathered
  }

  async function gather(fact: FactName, region: string | null): Promise<Gathered<unknown>> {
    try {
      const earlier = await earlierFacts(fact, region)
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
    return withDeadline(aws.limits.collectorMs, hooks.signal, (signal) => {
      const clients = access.clients(region ?? access.homeRegion, signal)
      return collectFact(fact, Object.assign(clients, { access }), { ...target, region }, earlier)
    })
  }

  /** The values of what a fact runs after; or the first fault among it, which is then the fact's own. */
  async function earlierFacts(fact: FactName, region: string | null): Promise<Earlier> {
    const { after = [], uses = [], credentials, actions } = collectors[fact]
    if (credentials === 'base') return { ok: true, facts: {} }
    const session = await factAt('reader-session', null)
    if (!session.ok) return session
    const off = await faultOfRegion(region, actions[0] ?? fact)
    if (off !== null) return { ok: false, fault: off }
    const values: Record<string, unknown> = {}
    for (const name of after) {
      const gathered = await factAt(name, region)
      if (!gathered.ok) return gathered
      values[name] = gathered.value
    }
    for (const name of uses.filter((one) => planned.has(one))) values[name] = await factAt(name, region)
    return { ok: true, facts: values }
  }

  async function faultOfRegion(region: string | null, action: string): Promise<Fault | null> {
    if (!mayBeOff(region) || !planned.has('opted-in-regions')) return null
    const regions = await factAt('opted-in-regions', null)
    if (!regions.ok) return null
    return regionFault(facts['opted-in-regions'].schema.parse(regions.value), region, action)
  }

  await Promise.all(plannedFacts(want, target.regions).map(({ fact, region }) => factAt(fact, region)))
}

const faulty = (fault: Fault): Gathered<never> => ({ ok: false, fault, at: now() })
const now = () => new Date().toISOString()
