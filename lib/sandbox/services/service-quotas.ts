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

type Quota = { service: string; serviceName: string; name: string; value: number; usage: Result }

/** vCPUs of Fargate and of EC2's families; every other quota is not there. */
function getServiceQuota(call: Call): Result {
  const service = requiredText(call, 'ServiceCode')
  const code = requiredText(call, 'QuotaCode')
  const quota = service === 'ec2' ? ec2Quota(call, code) : service === 'fargate' ? fargateQuota(call, code) : null
  if (quota === null)
    throw new AwsError(
      'NoSuchResourceException',
      'The request failed because the specified service or quota does not exist.',
    )
  const { account, region } = call
  return {
    Quota: {
      ServiceCode: service,
      ServiceName: quota.serviceName,
      QuotaArn: `arn:${account.partition}:servicequotas:${region}:${account.id}:${service}/${code}`,
      QuotaCode: code,
      QuotaName: quota.name,
      Value: quota.value,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      UsageMetric: {
        MetricNamespace: 'AWS/Usage',
        MetricName: 'ResourceCount',
        MetricDimensions: { Service: quota.service, Type: 'Resource', Resource: 'vCPU', ...quota.usage },
        MetricStatisticRecommendation: 'Maximum',
      },
    },
  }
}

function fargateQuota({ contents }: Call, code: string): Quota | null {
  const of = { service: 'Fargate', serviceName: 'AWS Fargate' }
  if (code === 'L-3032A538') {
    const value = contents.fargateVcpuQuota ?? 6
    return { ...of, name: 'Fargate On-Demand vCPU resource count', value, usage: { Class: 'Standard/OnDemand' } }
  }
  if (code !== 'L-36FBB829') return null
  const value = contents.fargateSpotVcpuQuota ?? 6
  return { ...of, name: 'Fargate Spot vCPU resource count', value, usage: { Class: 'Standard/Spot' } }
}

/** On-Demand and Spot of each family, by code. */
const ec2Names: Readonly<Record<string, string>> = {
  'L-1216C47A': 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  'L-34B43A08': 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
  'L-DB2E81BA': 'Running On-Demand G and VT instances',
  'L-3819A6DF': 'All G and VT Spot Instance Requests',
  'L-417A185B': 'Running On-Demand P instances',
  'L-7212CCBC': 'All P Spot Instance Requests',
  'L-74FC7D96': 'Running On-Demand F instances',
  'L-88CF9481': 'All F Spot Instance Requests',
  'L-7295265B': 'Running On-Demand X instances',
  'L-E3A00192': 'All X Spot Instance Requests',
}

function ec2Quota({ contents }: Call, code: string): Quota | null {
  const name = Object.hasOwn(ec2Names, code) ? ec2Names[code] : undefined
  if (name === undefined) return null
  const value = contents.ec2VcpuQuotas?.[code] ?? 640
  return { service: 'EC2', serviceName: 'Amazon Elastic Compute Cloud (Amazon EC2)', name, value, usage: {} }
}
