import type { Aws } from './aws'
import { type Clients, makeClients } from './clients'
import { namingFailures } from './naming-failures'

/** Clients of the credentials that Shipshape itself runs with, for what is no account's own; their calls end with `signal`. */
export function ownClients(aws: Aws, region: string, signal: AbortSignal): Clients {
  return makeClients(aws, namingFailures(aws.options.baseCredentials(null)), {
    region,
    callMs: aws.limits.callMs,
    signal,
    pace: (action) => aws.pacing.take('own', region, action, signal),
    onThrottled: (action) => aws.pacing.empty('own', region, action),
    onWire: (request) => aws.onWire(request),
    onCall: () => undefined,
  })
}
