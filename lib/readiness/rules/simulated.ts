import { standInFor } from '../clouddriver/stand-in'
import type { Facts } from '../facts'
import { listed } from '../quantity'

type Simulation = Facts['simulation']
type Decision = Simulation['decisions'][number]

/** Whether the role may make a call. `open`: nobody could tell, `condition` being what it depends on, if that is known. */
export type Permission =
  | { is: 'allowed'; why: string }
  | { is: 'refused'; why: string; by: 'silence' | 'deny' | 'boundary' | 'organization' }
  | { is: 'open'; why: string; condition: boolean }

/** What AWS simulated for an action that is asked on `*`, and where policies may limit it, on a stand-in. */
export function simulatedEverywhere(simulation: Simulation, action: string): Permission {
  const everywhere = decisionOn(simulation, action, '*')
  const standIn = standInOf(simulation, action)
  if (everywhere?.decision !== 'implicitDeny' || standIn === null) return readDecision(everywhere)
  const scoped = decisionOn(simulation, action, standIn)
  if (scoped === undefined) return { is: 'open', why: 'It is not allowed on every resource.', condition: false }
  if (scoped.decision === 'allowed') return { is: 'allowed', why: `Simulated: allowed on ${standIn}.` }
  const read = readDecision(scoped)
  return read.is === 'refused'
    ? {
        ...read,
        why: `${read.why} Asked for * and for ${standIn}; a policy that names other resources would not show.`,
      }
    : read
}

/** What AWS simulated for an action on one resource. */
export function simulatedOn(simulation: Simulation, action: string, resource: string): Permission {
  return readDecision(decisionOn(simulation, action, resource))
}

function decisionOn({ decisions }: Simulation, action: string, resource: string): Decision | undefined {
  return decisions.find((each) => each.action === action && each.resource === resource)
}

function standInOf({ principal, region }: Simulation, action: string): string | null {
  const [, partition = 'aws', , , accountId = ''] = principal.split(':')
  return standInFor(action, { partition, accountId, region })
}

function readDecision(decision: Decision | undefined): Permission {
  if (decision === undefined) return { is: 'open', why: 'It was not simulated.', condition: false }
  if (decision.decision === 'allowed') return { is: 'allowed', why: 'Simulated: allowed.' }
  // A condition whose key nobody gave may turn a Deny as well as an Allow.
  if (decision.missingContext.length > 0) {
    return { is: 'open', why: `It depends on ${listed(decision.missingContext)}.`, condition: true }
  }
  if (decision.allowedByOrganization === false) {
    return { is: 'refused', by: 'organization', why: 'A service control policy refuses it.' }
  }
  if (decision.allowedByBoundary === false) {
    return { is: 'refused', by: 'boundary', why: 'The permissions boundary of the role does not allow it.' }
  }
  return decision.decision === 'explicitDeny'
    ? { is: 'refused', by: 'deny', why: 'A policy of the role denies it.' }
    : { is: 'refused', by: 'silence', why: 'No policy of the role allows it.' }
}
