import { parseArn } from '@/lib/registry/arn'
import { isInCluster, namedAlike, standInFor } from '../clouddriver/stand-in'
import type { Facts } from '../facts'
import type { Fault } from '../fault'
import { faultSentence } from '../unknown-words'
import { listed } from '../words'
import { isGlobalAction } from './global-action'

type Simulation = Facts['simulation']
type Decision = Simulation['decisions'][number]

/**
 * Whether the role may make a call. `open`: nobody could tell; `hangsOn` is what it depends on, if that is known: a
 * condition, a name that only the deploy will show, a call that was not answered. `regions`: where it is refused, if not
 * in every mapped one.
 */
export type Permission =
  | { is: 'allowed'; why: string }
  | { is: 'refused'; why: string; by: 'silence' | 'deny' | 'boundary' | 'organization'; regions?: readonly string[] }
  | { is: 'open'; why: string; hangsOn: 'condition' | 'name' | 'call' | null }

/** What is read beside the simulation: the mapping's regions, and why clusters of one of them are not known. */
export type Asked = { regions: readonly string[]; unlisted: Fault | null }

/**
 * What AWS simulated for an action that is asked on `*`, and where policies may limit it, on stand-ins: one is enough.
 * A policy may name a cluster that `unlisted` kept from being read: silence about the others then shows nothing.
 */
export function simulatedEverywhere(simulation: Simulation, action: string, { regions, unlisted }: Asked): Permission {
  return inEachRegion(simulation, action, regions, (narrowed) => simulatedAnywhere(narrowed, action, unlisted))
}

/** Where policies mention a region, each has an answer of its own; the worst of them counts. */
function inEachRegion(
  simulation: Simulation,
  action: string,
  regions: readonly string[],
  read: (simulation: Simulation) => Permission,
): Permission {
  const hangsOnRegion = simulation.decisions.some((each) => each.action === action && each.region !== null)
  if (!hangsOnRegion || isGlobalAction(action) || regions.length === 0) return read(simulation)
  const answers = regions.map((region) => ({ region, permission: read(narrowedTo(simulation, region)) }))
  const refused = answers.filter(({ permission }) => permission.is === 'refused')
  const open = answers.filter(({ permission }) => permission.is === 'open')
  const [worst] = [...refused, ...open, ...answers]
  if (worst === undefined) return read(simulation)
  const alike = answers.filter(({ permission }) => permission.is === worst.permission.is).map(({ region }) => region)
  if (alike.length === regions.length) return worst.permission
  const { permission } = worst
  const why = `In ${listed(alike)}: ${permission.why}`
  return permission.is === 'refused' ? { ...permission, why, regions: alike } : { ...permission, why }
}

function narrowedTo(simulation: Simulation, region: string): Simulation {
  const decisions = simulation.decisions.filter((each) => each.region === null || each.region === region)
  return { ...simulation, region, decisions }
}

function simulatedAnywhere(simulation: Simulation, action: string, unlisted: Fault | null): Permission {
  const everywhere = decisionOn(simulation, action, '*')
  if (everywhere?.decision !== 'implicitDeny' || standInOf(simulation, action) === null) return readDecision(everywhere)
  const scoped = scopedDecisions(simulation, action)
  if (scoped.length === 0) return { is: 'open', why: 'It is not allowed on every resource.', hangsOn: null }
  const allowed = scoped.find(({ decision }) => decision === 'allowed')
  if (allowed !== undefined) return { is: 'allowed', why: `Simulated: allowed on ${allowed.resource}.` }
  return readRefusals(simulation, action, scoped, unlisted)
}

function readRefusals(
  simulation: Simulation,
  action: string,
  scoped: readonly Decision[],
  unlisted: Fault | null,
): Permission {
  const answers = scoped.map(readDecision)
  const open = answers.find(({ is }) => is === 'open')
  if (open !== undefined) return open
  const asked = `Asked for ${fewOf(['*', ...scoped.map(({ resource }) => resource)])}`
  const loud = answers.find((answer) => answer.is === 'refused' && answer.by !== 'silence')
  if (loud !== undefined) return { ...loud, why: `${loud.why} ${asked}.` }
  if (unlisted !== null && isInCluster(action)) {
    const why = `${asked}, and allowed on none; a policy may name a cluster that was not read: ${faultSentence(unlisted)}`
    return { is: 'open', why, hangsOn: 'call' }
  }
  if (hangsOnName(simulation, action)) {
    const why = `${asked}, and allowed on none; policies of the role name resources, and may name others for this.`
    return { is: 'open', why, hangsOn: 'name' }
  }
  const why = `No policy of the role allows it. ${asked}; a policy that names other resources would not show.`
  return { is: 'refused', by: 'silence', why }
}

/** Where the policies plainly name resources, and none of the actions that share this one's names is allowed on ours. */
function hangsOnName(simulation: Simulation, action: string): boolean {
  const alike = namedAlike(action)
  const isAllowed = (each: string) => scopedDecisions(simulation, each).some(({ decision }) => decision === 'allowed')
  return alike.length > 0 && !alike.some(isAllowed) && namesResources(simulation)
}

/** Whether a policy of the role allows something in a cluster of the account and not in one that nobody has. */
function namesResources(simulation: Simulation): boolean {
  return simulation.decisions.some(({ action, resource, decision }) => {
    const standIn = standInOf(simulation, action)
    if (decision !== 'allowed' || standIn === null || resource === standIn) return false
    return decisionOn(simulation, action, standIn)?.decision === 'implicitDeny'
  })
}

function scopedDecisions({ decisions }: Simulation, action: string): Decision[] {
  return decisions.filter((each) => each.action === action && each.resource !== '*')
}

function fewOf(resources: readonly string[]): string {
  return resources.length > 4
    ? `${resources.slice(0, 4).join(', ')} and ${resources.length - 4} more`
    : listed(resources)
}

/** What AWS simulated for an action on one resource, in the mapping's regions. */
export function simulatedOn(
  simulation: Simulation,
  action: string,
  resource: string,
  regions: readonly string[],
): Permission {
  return inEachRegion(simulation, action, regions, (narrowed) => readDecision(decisionOn(narrowed, action, resource)))
}

function decisionOn({ decisions }: Simulation, action: string, resource: string): Decision | undefined {
  return decisions.find((each) => each.action === action && each.resource === resource)
}

function standInOf({ principal, region }: Simulation, action: string): string | null {
  const { partition = 'aws', accountId = '' } = parseArn(principal) ?? {}
  return standInFor(action, { partition, accountId, region })
}

function readDecision(decision: Decision | undefined): Permission {
  if (decision === undefined) return { is: 'open', why: 'It was not simulated.', hangsOn: null }
  if (decision.decision === 'allowed') return { is: 'allowed', why: 'Simulated: allowed.' }
  // A condition whose key nobody gave may turn a Deny as well as an Allow.
  if (decision.missingContext.length > 0) {
    return { is: 'open', why: `It depends on ${listed(decision.missingContext)}.`, hangsOn: 'condition' }
  }
  if (decision.allowedByOrganization === false) {
    return { is: 'refused', by: 'organization', why: 'A service control policy denies it.' }
  }
  if (decision.allowedByBoundary === false) {
    return { is: 'refused', by: 'boundary', why: 'The permissions boundary of the role does not allow it.' }
  }
  return decision.decision === 'explicitDeny'
    ? { is: 'refused', by: 'deny', why: 'A policy of the role denies it.' }
    : { is: 'refused', by: 'silence', why: 'No policy of the role allows it.' }
}
