import type { Fault } from '@/lib/readiness/fault'
import type { Aws } from './aws'
import { AwsFault } from './aws-fault'
import { askCaller } from './caller'
import type { Caller } from './caller-cache'
import { homeRegion } from './home-region'
import { ownClients } from './own-clients'
import { withDeadline } from './within'

/** Who Shipshape's own credentials are, or why nobody can say. */
export type OwnIdentity = { identity: Caller; fault: null } | { identity: null; fault: Fault }

/** A person waits for it. */
const limitMs = 9_000

/** Asks sts:GetCallerIdentity in the partition, which needs no permission. Never throws for AWS's sake. */
export async function ownIdentity(aws: Aws, partition: string): Promise<OwnIdentity> {
  const region = homeRegion(partition)
  try {
    const identity = await withDeadline(limitMs, new AbortController().signal, (signal) =>
      aws.callers.get(`null ${region}`, () => askCaller(ownClients(aws, region, signal))),
    )
    return { identity, fault: null }
  } catch (error) {
    if (error instanceof AwsFault) return { identity: null, fault: error.fault }
    throw error
  }
}
