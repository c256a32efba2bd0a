import type { PolicyDocument, Statement } from '../facts/policy-document'

/** A pair that Clouddriver keeps of a trust policy: `Service` and `ecs-tasks.amazonaws.com`. */
type TrustRelationship = { type: string; value: string }

/** What Clouddriver makes of one trust policy; where it throws, it caches no role of the whole account. */
export type PolicyReading = { readable: true; trusts: readonly TrustRelationship[] } | { readable: false; why: string }

/**
 * A trust policy as Clouddriver reads it: only statements whose Action is the string `sts:AssumeRole`, whatever their
 * Effect and Condition. A Statement that is no list, or such a statement whose Principal is no object, throws past the
 * caching agent. Seen running (1.18, 1.38, 2026.2):
 * clouddriver-ecs/src/main/java/com/netflix/spinnaker/clouddriver/ecs/provider/agent/IamPolicyReader.java
 */
export function readTrust({ Statement }: PolicyDocument): PolicyReading {
  if (!Array.isArray(Statement)) return { readable: false, why: 'its Statement is one object, not a list' }
  const assuming = Statement.filter(({ Action }) => Action === 'sts:AssumeRole')
  const broken = assuming.find(({ Principal }) => typeof Principal !== 'object')
  if (broken === undefined) return { readable: true, trusts: assuming.flatMap(relationshipsOf) }
  const principal = broken.Principal === undefined ? 'missing' : `the string "${String(broken.Principal)}"`
  return {
    readable: false,
    why: `the Principal of statement ${Statement.indexOf(broken) + 1} is ${principal}, not an object`,
  }
}

function relationshipsOf({ Principal }: Statement): TrustRelationship[] {
  if (typeof Principal !== 'object') return []
  return Object.entries(Principal).flatMap(([type, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => ({ type, value })),
  )
}
