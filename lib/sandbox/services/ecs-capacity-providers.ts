import type { Call, Result } from '../call'
import { hexOf, uuidOf } from '../hash'
import { integerOf, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { CapacityProvider } from '../world/world-types'
import { ecsArn, shortName } from './ecs-names'

const ofAws: readonly CapacityProvider[] = [{ name: 'FARGATE' }, { name: 'FARGATE_SPOT' }]

/** At most ten by name; without names all of the account, ten a page. */
export function describeCapacityProviders(call: Call): Result {
  const all = [...ofAws, ...(call.contents.capacityProviders ?? [])]
  const names = textsOf(call, 'capacityProviders', 10)?.map(shortName) ?? null
  const wanted = names === null ? all : all.filter(({ name }) => names.includes(name))
  const size = integerOf(call, 'maxResults', { minimum: 1, maximum: 10, default: 10 })
  const { items, next } = pageOf(call, wanted, size, textOf(call, 'nextToken'))
  const missing = (names ?? []).filter((name) => !all.some((provider) => provider.name === name))
  return {
    capacityProviders: items.map((provider) => providerAnswer(call, provider)),
    failures: missing.map((name) => ({ arn: ecsArn(call, `capacity-provider/${name}`), reason: 'MISSING' })),
    nextToken: next,
  }
}

function providerAnswer(call: Call, provider: CapacityProvider): Result {
  const { name, autoScalingGroup, managedScaling } = provider
  return {
    capacityProviderArn: ecsArn(call, `capacity-provider/${name}`),
    name,
    status: provider.status ?? 'ACTIVE',
    ...(autoScalingGroup === undefined
      ? managedInstances(call, provider)
      : groupProvider(call, autoScalingGroup, managedScaling)),
    tags: [],
  }
}

function groupProvider(call: Call, group: string, scaling: CapacityProvider['managedScaling']): Result {
  const arn = `arn:${call.account.partition}:autoscaling:${call.region}:${call.account.id}:autoScalingGroup:${uuidOf(group)}:autoScalingGroupName/${group}`
  return {
    autoScalingGroupProvider: {
      autoScalingGroupArn: arn,
      managedScaling:
        scaling === undefined
          ? { status: 'DISABLED' }
          : {
              status: 'ENABLED',
              targetCapacity: scaling.targetCapacity,
              minimumScalingStepSize: scaling.minimumStep,
              maximumScalingStepSize: scaling.maximumStep,
              instanceWarmupPeriod: 300,
            },
      managedTerminationProtection: 'DISABLED',
      managedDraining: 'ENABLED',
    },
    updateStatus: 'UPDATE_COMPLETE',
  }
}

function managedInstances(call: Call, { name }: CapacityProvider): Result {
  if (ofAws.some((provider) => provider.name === name)) return {}
  const profile = `arn:${call.account.partition}:iam::${call.account.id}:instance-profile/ecsInstanceRole`
  const subnets = [`subnet-${hexOf(name, 17)}`]
  return {
    managedInstancesProvider: {
      infrastructureRoleArn: `arn:${call.account.partition}:iam::${call.account.id}:role/ecsInfrastructureRole`,
      instanceLaunchTemplate: { ec2InstanceProfileArn: profile, networkConfiguration: { subnets } },
    },
  }
}
