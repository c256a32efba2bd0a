import { DescribeCapacityProvidersCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import type { CapacityProvider } from '@/lib/readiness/facts/capacity-providers'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches, failuresSchema, notDescribed } from '../describe-all'
import { parseAnswer } from '../parse-answer'

const action = 'ecs:DescribeCapacityProviders'

const answerSchema = z.object({
  capacityProviders: z.array(
    z.object({
      name: z.string(),
      capacityProviderArn: z.string(),
      status: z.string(),
      autoScalingGroupProvider: z
        .object({
          autoScalingGroupArn: z.string(),
          managedScaling: z
            .object({
              status: z.string().optional(),
              targetCapacity: z.int().default(100),
              minimumScalingStepSize: z.int().default(1),
              maximumScalingStepSize: z.int().default(10_000),
            })
            .optional(),
        })
        .optional(),
    }),
  ),
  failures: failuresSchema,
})

type EcsProvider = z.infer<typeof answerSchema>['capacityProviders'][number]

export const capacityProviders = collector({
  fact: 'capacity-providers',
  actions: [action],
  after: ['clusters'],
  collect: async (aws, _target, { clusters }) => {
    const attached = new Set(clusters.flatMap((cluster) => cluster.capacityProviders))
    const names = [...attached].filter((name) => !/^FARGATE(_SPOT)?$/.test(name)).sort()
    const described = await Promise.all(batches(names, 10).map((batch) => describeProviders(aws, batch)))
    return described.flat()
  },
})

async function describeProviders({ ecs, region }: Clients, names: string[]): Promise<CapacityProvider[]> {
  const command = new DescribeCapacityProvidersCommand({ capacityProviders: names })
  const answer = parseAnswer(action, region, answerSchema, await ecs.send(command))
  const found = new Set(answer.capacityProviders.map(({ name }) => name))
  const missing = names.filter((name) => !found.has(name))
  // Attached to a cluster, a provider cannot have been deleted: an answer without it is incomplete.
  if (missing.length > 0) throw notDescribed(action, region, missing, answer.failures)
  return answer.capacityProviders.map(trimProvider)
}

function trimProvider(provider: EcsProvider): CapacityProvider {
  const group = provider.autoScalingGroupProvider
  const scaling = group?.managedScaling
  return {
    name: provider.name,
    arn: provider.capacityProviderArn,
    status: provider.status,
    autoScalingGroup: group === undefined ? null : groupName(group.autoScalingGroupArn),
    managedScaling:
      scaling?.status !== 'ENABLED'
        ? null
        : {
            targetCapacity: scaling.targetCapacity,
            minimumStep: scaling.minimumScalingStepSize,
            maximumStep: scaling.maximumScalingStepSize,
          },
  }
}

/** `…:autoScalingGroup:<uuid>:autoScalingGroupName/<name>`; ECS also takes and gives back the bare name. */
function groupName(arn: string): string {
  return arn.split('autoScalingGroupName/')[1] ?? arn
}
