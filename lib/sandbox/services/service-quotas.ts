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

/** The one quota that binds a deploy to Fargate; every other one is not there. */
function getServiceQuota(call: Call): Result {
  const service = requiredText(call, 'ServiceCode')
  const quota = requiredText(call, 'QuotaCode')
  if (service !== 'fargate' || quota !== 'L-3032A538')
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service or quota does not exist.',
    )
  const { account, region, contents } = call
  return {
    Quota: {
      ServiceCode: 'fargate',
      ServiceName: 'AWS Fargate',
      QuotaArn: `arn:${account.partition}:servicequotas:${region}:${account.id}:fargate/L-3032A538`,
      QuotaCode: 'L-3032A538',
      QuotaName: 'Fargate On-Demand vCPU resource count',
      Value: contents.fargateVcpuQuota ?? 6,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      UsageMetric: {
        MetricNamespace: 'AWS/Usage',
        MetricName: 'ResourceCount',
        MetricDimensions: { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class: 'Standard/OnDemand' },
        MetricStatisticRecommendation: 'Maximum',
      },
    },
  }
}
