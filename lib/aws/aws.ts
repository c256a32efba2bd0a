import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit, { type LimitFunction } from 'p-limit'
import { type CallerCache, createCallerCache } from './caller-cache'
import { defaultLimits, type Limits } from './limits'
import type { AwsOptions } from './options'
import { createPacing, type Pacing } from './pacing'
import { createTypeCatalogue, type TypeCatalogue } from './type-catalogue'

/** Everything long-lived on the way to AWS: sockets, rate budgets, who our own credentials are, and what EC2 sells. */
export type Aws = {
  options: AwsOptions
  limits: Limits
  requestHandler: NodeHttpHandler
  pacing: Pacing
  /** Bounds the requests on the wire over all accounts. */
  onWire: LimitFunction
  callers: CallerCache
  types: TypeCatalogue
}

/** Opens nothing yet: the first call does. */
export function createAws(options: AwsOptions): Aws {
  const limits = { ...defaultLimits, ...options.limits }
  const agent = { keepAlive: true, maxSockets: limits.allRequests }
  return {
    options,
    limits,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: limits.connectMs,
      requestTimeout: limits.requestMs,
      // Without this the handler only warns, and waits on (measured).
      throwOnRequestTimeout: true,
      socketTimeout: limits.requestMs,
      httpAgent: agent,
      httpsAgent: agent,
    }),
    pacing: createPacing(),
    onWire: pLimit(limits.allRequests),
    callers: createCallerCache(),
    types: createTypeCatalogue(),
  }
}
