import { DescribeScalingPoliciesCommand } from '@aws-sdk/client-application-auto-scaling'
import { z } from 'zod'
import type { ScalingPolicy } from '@/lib/readiness/facts/scaling-policies'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'application-autoscaling:DescribeScalingPolicies'

const pageSchema = z.object({
  ScalingPolicies: z.array(
    z.object({
      PolicyName: z.string(),
      PolicyARN: z.string(),
      ResourceId: z.string(),
      ScalableDimension: z.string(),
      PolicyType: z.string(),
      Alarms: z.array(z.object({ AlarmName: z.string(), AlarmARN: z.string() })).default([]),
      TargetTrackingScalingPolicyConfiguration: z
        .object({
          CustomizedMetricSpecification: z
            .object({ Namespace: z.string().optional(), Dimensions: z.array(z.unknown()).optional() })
            .optional(),
        })
        .optional(),
    }),
  ),
  NextToken: z.string().optional(),
})

export const scalingPolicies = collector({
  fact: 'scaling-policies',
  actions: [action],
  calls: (read) => requests(action, pages(read('scaling-policies'), 10)),
  collect: async ({ applicationAutoScaling, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      // 10 is the most that this call takes.
      (NextToken) =>
        applicationAutoScaling.send(
          new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', MaxResults: 10, NextToken }),
        ),
      (page) => page.NextToken,
    )
    return pages.flatMap(({ ScalingPolicies }) => ScalingPolicies).map(trimPolicy)
  },
})

function trimPolicy(policy: z.infer<typeof pageSchema>['ScalingPolicies'][number]): ScalingPolicy {
  const customized = policy.TargetTrackingScalingPolicyConfiguration?.CustomizedMetricSpecification
  return {
    name: policy.PolicyName,
    arn: policy.PolicyARN,
    resourceId: policy.ResourceId,
    scalableDimension: policy.ScalableDimension,
    type: policy.PolicyType,
    alarms: policy.Alarms.map(({ AlarmName, AlarmARN }) => ({ name: AlarmName, arn: AlarmARN })),
    customizedMetric:
      customized === undefined
        ? null
        : { namespace: customized.Namespace ?? null, dimensions: customized.Dimensions?.length ?? null },
  }
}
