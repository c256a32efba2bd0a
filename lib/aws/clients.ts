import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling'
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling'
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { EC2Client } from '@aws-sdk/client-ec2'
import { ECSClient } from '@aws-sdk/client-ecs'
import { IAMClient } from '@aws-sdk/client-iam'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { STSClient } from '@aws-sdk/client-sts'
import type { NodeHttpHandler } from '@smithy/node-http-handler'
import type { AwsCredentialIdentityProvider, MetadataBearer, MiddlewareStack } from '@smithy/types'
import type { Aws } from './aws'
import { type Observed, observe } from './observe'
import { retryStrategy } from './retry-strategy'

/** The SDK clients of one identity in one region. Their calls are paced, timed, recorded, and fail with an AwsFault. */
export type Clients = {
  region: string
  ecs: ECSClient
  cloudwatch: CloudWatchClient
  applicationAutoScaling: ApplicationAutoScalingClient
  autoScaling: AutoScalingClient
  ec2: EC2Client
  iam: IAMClient
  organizations: OrganizationsClient
  serviceQuotas: ServiceQuotasClient
  sts: STSClient
}

/** The one place where clients are made; each on first use, because a collector uses one or two of them. */
export function makeClients(aws: Aws, credentials: AwsCredentialIdentityProvider, observed: Observed): Clients {
  const config = {
    region: observed.region,
    credentials,
    requestHandler: abortable(aws.requestHandler, observed.signal),
    maxAttempts: aws.limits.attempts,
    retryStrategy: retryStrategy(aws.limits.attempts),
    // Tells CloudTrail's readers Shipshape's calls from Clouddriver's: role and session name are often the same.
    userAgentAppId: 'shipshape',
    ...(aws.options.endpoint === null ? {} : { endpoint: aws.options.endpoint }),
  }
  const ecs = once(() => observedClient(new ECSClient(config), observed))
  const cloudwatch = once(() => observedClient(new CloudWatchClient(config), observed))
  const applicationAutoScaling = once(() => observedClient(new ApplicationAutoScalingClient(config), observed))
  const autoScaling = once(() => observedClient(new AutoScalingClient(config), observed))
  const ec2 = once(() => observedClient(new EC2Client(config), observed))
  const iam = once(() => observedClient(new IAMClient(config), observed))
  const organizations = once(() => observedClient(new OrganizationsClient(config), observed))
  const serviceQuotas = once(() => observedClient(new ServiceQuotasClient(config), observed))
  const sts = once(() => observedClient(new STSClient(config), observed))
  return {
    region: observed.region,
    get ecs() {
      return ecs()
    },
    get cloudwatch() {
      return cloudwatch()
    },
    get applicationAutoScaling() {
      return applicationAutoScaling()
    },
    get autoScaling() {
      return autoScaling()
    },
    get ec2() {
      return ec2()
    },
    get iam() {
      return iam()
    },
    get organizations() {
      return organizations()
    },
    get serviceQuotas() {
      return serviceQuotas()
    },
    get sts() {
      return sts()
    },
  }
}

/** The shared handler with its sockets, whose requests are cut off by `signal`. */
function abortable(handler: NodeHttpHandler, signal: AbortSignal): Pick<NodeHttpHandler, keyof NodeHttpHandler> {
  return {
    metadata: handler.metadata,
    handle: (request, options) => handler.handle(request, { ...options, abortSignal: signal }),
    // A client must not change or close what all of them share.
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    destroy: () => undefined,
  }
}

function observedClient<Client, Input extends object, Output extends MetadataBearer>(
  client: Client & { middlewareStack: MiddlewareStack<Input, Output> },
  observed: Observed,
): Client {
  observe(client.middlewareStack, observed)
  return client
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
