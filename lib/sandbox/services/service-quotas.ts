import { AwsError } from '../aws-error'
import type { Call, Result, Service } from '../call'
import { requiredText } from '../input'

export const serviceQuotas: Service = {
  signingName: 'servicequotas',
  prefix: 'servicequotas',
  protocol: 'json-1.1',
  target: 'ServiceQuotasV20190624',
  invalidCode: 'IllegalArgumentException',
  throttleCode: 'TooManyRequestsException',
  operations: { GetServiceQuota: { answer: getServiceQuota } },
}

/** What binds a deploy to Fargate, by code. */
const quotas: Readonly<
  Record<string, { name: string; usage: string; key: 'fargateVcpuQuota' | 'fargateSpotVcpuQuota' }>
> = {
  'L-3032A538': { name: 'Fargate On-Demand vCPU resource count', usage: 'Standard/OnDemand', key: 'fargateVcpuQuota' },
  'L-36FBB829': { name: 'Fargate Spot vCPU resource count', usage: 'Standard/Spot', key: 'fargateSpotVcpuQuota' },
}

/** The quotas of Fargate's vCPUs; every other one is not there. */
function getServiceQuota(call: Call): Result {
  const service = requiredText(call, 'ServiceCode')
  const code = requiredText(call, 'QuotaCode')
  const quota = service === 'fargate' && Object.hasOwn(quotas, code) ? quotas[code] : undefined
  if (quota === undefined)
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service or quota does not exist.',
    )
  const { account, region, contents } = call
  return {
    Quota: {
      ServiceCode: 'fargate',
      ServiceName: 'AWS Fargate',
      QuotaArn: `arn:${account.partition}:servicequotas:${region}:${account.id}:fargate/${code}`,
      QuotaCode: code,
      QuotaName: quota.name,
      Value: contents[quota.key] ?? 6,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      UsageMetric: {
        MetricNamespace: 'AWS/Usage',
        MetricName: 'ResourceCount',
        MetricDimensions: { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class: quota.usage },
        MetricStatisticRecommendation: 'Maximum',
      },
    },
  }
}
