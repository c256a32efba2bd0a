import { type EffectiveReferenceTask, effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import { type Capacity, capacityOf } from '../capacity/capacity'
import { type CapacityFacts, capacityFactNames } from '../capacity/capacity-facts'
import { capacityFix } from '../capacity/capacity-fix'
import {
  copiesWords,
  fargateWords,
  growthTable,
  largestWords,
  noRoomSentences,
  onInstancesWords,
  sentences,
  upper,
} from '../capacity/capacity-sentences'
import { growthWords } from '../capacity/capacity-why'
import { type ClusterScope, clusterScopes } from '../capacity/cluster-scope'
import { bindingQuota } from '../capacity/fargate'
import { fargateQuotaSentence, fargateQuotaTable } from '../capacity/fargate-sentences'
import { type FargateUse, fargateUse } from '../capacity/fargate-use'
import { instanceTable } from '../capacity/instance-table'
import type { Placement } from '../capacity/placement'
import { regionCheck, type Verdict } from '../check'
import type { Evidence } from '../evidence'
import type { Cluster } from '../facts/clusters'
import type { Gathered } from '../gathered'
import { counted, grouped, listed, taskSize } from '../quantity'
import { faultSentence } from '../unknown-words'
import { outOfScope } from './out-of-scope'

type Subject = EffectiveReferenceTask & {
  region: string
  cluster: Cluster
  ecsAccount: string
  facts: CapacityFacts
  fargate: Gathered<FargateUse> | null
}

export const clusterCapacity = regionCheck({
  check: 'cluster-capacity',
  group: 'cluster',
  name: 'Cluster capacity',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html',
  rule: {
    source:
      'Set-up page, "ECS Cluster": "have enough capacity in it to deploy your containers". Placement: ECS developer guide, task placement; launch type EC2 as Deck\'s default: deck serverGroupCommandBuilder.service.js (read in the code).',
    appliesTo: 'every release',
  },
  needs: ['clusters'],
  uses: [...capacityFactNames, 'fargate-quota', 'fargate-usage'],
  judge: ({ clusters, 'fargate-quota': quota, 'fargate-usage': usage, ...facts }, { mapping, settings, region }) => {
    const { ecsAccount } = mapping
    const scopes = clusterScopes(clusters, ecsAccount.clusters)
    const reference = effectiveReferenceTask(ecsAccount, settings)
    const fargateFacts = { 'fargate-quota': quota, 'fargate-usage': usage }
    if (scopes.size === 0) return [outOfScope.nothing(region)]
    return [...scopes].map(([cluster, scope]) => {
      const fargate = fargateUse(fargateFacts, bindingQuota(reference.task.compute, cluster))
      return judgeCluster({ ...reference, region, cluster, ecsAccount: ecsAccount.name, facts, fargate }, scope)
    })
  },
})

function judgeCluster(subject: Subject, scope: ClusterScope): Verdict {
  const { cluster, task, facts } = subject
  if (scope !== 'in-scope') return outOfScope.cluster(cluster.name, scope)
  return verdictOf(capacityOf(cluster, task, facts), subject)
}

function verdictOf(capacity: Capacity, subject: Subject): Verdict {
  const { cluster, task } = subject
  const resource = cluster.name
  const hasRoom = { status: 'pass', resource, title: `${resource} has room for the reference task` } as const
  switch (capacity.kind) {
    case 'instances':
      return {
        ...hasRoom,
        summary: sentences(
          `${counted(capacity.placement.room, 'copy', 'copies')} of ${taskSize(task)} fit now, each on one instance.`,
          largestWords(capacity.placement),
          ...notes(subject),
        ),
        evidence: [instanceTable(capacity.placement)],
      }
    case 'fargate':
      return {
        ...hasRoom,
        summary: sentences(
          fargateWords(capacity.how),
          fargateQuotaSentence(subject.fargate, task),
          ...(capacity.placement === null ? [] : onInstancesWords(capacity.placement, task)),
          ...notes(subject),
        ),
        evidence: fargateQuotaTable(subject.fargate, task),
      }
    case 'provider-grows':
      return { ...hasRoom, summary: sentences(`${upper(growthWords(capacity.growth))}.`, ...notes(subject)) }
    case 'after-scale-out':
      return {
        status: 'warn',
        resource,
        title: `${resource} has room for the reference task only after it scales out`,
        summary: sentences(
          `${taskSize(task)}${copiesWords(task.count)} do not fit now, but ${listed(capacity.growth.map(growthWords))}.`,
          ...(capacity.growth.some(({ copiesEach }) => copiesEach === null)
            ? ['How large a new instance would be is not known.']
            : []),
          "A deploy with launch type EC2, Deck's default, does not trigger that: only one with a capacity provider strategy does.",
          largestWords(capacity.placement),
          ...notes(subject),
        ),
        evidence: [growthTable(capacity), ...instanceEvidence(capacity.placement)],
        fix: capacityFix(capacity, subject),
      }
    case 'interfaces-open':
      return {
        status: 'warn',
        resource,
        title: `Whether ${resource} has a network interface for the reference task is not known`,
        summary: sentences(
          `${taskSize(task)}${copiesWords(task.count)} fit by all else. ECS does not say which tasks there hold an interface: where all do, too few are left.`,
          ...notes(subject),
        ),
        evidence: [instanceTable(capacity.placement)],
        fix: capacityFix(capacity, subject),
      }
    case 'no-room':
      return {
        status: 'fail',
        resource,
        title: noRoomTitle(capacity.placement, subject),
        summary: sentences(
          ...noRoomSentences(capacity.placement, task),
          largestWords(capacity.placement),
          ...notes(subject),
        ),
        evidence: noRoomEvidence(capacity.placement, cluster),
        fix: capacityFix(capacity, subject),
      }
    case 'not-attached':
      return {
        status: 'fail',
        resource,
        title: `Capacity provider ${capacity.provider} is not attached to ${resource}`,
        summary:
          'The reference task names this capacity provider; a deploy with its strategy to this cluster is refused.',
        evidence: [attachedText(cluster)],
        fix: capacityFix(capacity, subject),
      }
    case 'no-gpus-on-fargate':
      return {
        status: 'fail',
        resource,
        title: `${resource} cannot run the reference task on Fargate`,
        summary: `The reference task asks for ${counted(task.gpus ?? 0, 'GPU')}, and Fargate has none.`,
        evidence: [attachedText(cluster)],
        fix: capacityFix(capacity, subject),
      }
    case 'no-fargate-size':
      return {
        status: 'warn',
        resource,
        title: `Fargate has no size of ${taskSize(task)}`,
        summary:
          'Fargate takes fixed pairs of CPU and memory: a task definition of this size is refused in any cluster.',
        evidence: [attachedText(cluster)],
        fix: capacityFix(capacity, subject),
      }
    case 'unread':
      return {
        status: 'unknown',
        resource,
        title: `Room in ${resource} could not be checked`,
        summary: faultSentence(capacity.fault),
        fault: capacity.fault,
      }
    default:
      return capacity satisfies never
  }
}

function noRoomTitle({ room }: Placement, { cluster, task }: Subject): string {
  return room === 0
    ? `${cluster.name} has no room for the reference task`
    : `${cluster.name} has room for ${grouped(room)} of ${grouped(task.count)} copies of the reference task`
}

function notes({ cluster, task, isDefault }: Subject): string[] {
  return [
    ...(cluster.pendingTasks > 0 && task.compute !== 'FARGATE'
      ? [
          `${counted(cluster.pendingTasks, 'task')} pending there: what they reserve on an instance is taken off already.`,
        ]
      : []),
    ...(task.networkMode === 'awsvpc' && task.compute !== 'FARGATE'
      ? ['Network interfaces are counted as if every task there held one; a trunk lifts that limit.']
      : []),
    ...(isDefault ? ['Measured with the default reference task: nobody has set one for this account.'] : []),
  ]
}

/** The instances; where there are none, what is attached instead. */
function noRoomEvidence(placement: Placement, cluster: Cluster): readonly [Evidence] {
  return [placement.perInstance.length === 0 ? attachedText(cluster) : instanceTable(placement)]
}

function instanceEvidence(placement: Placement): Evidence[] {
  return placement.perInstance.length === 0 ? [] : [instanceTable(placement)]
}

function attachedText({ capacityProviders }: Cluster): Evidence {
  return { kind: 'text', title: 'Attached capacity providers', text: capacityProviders.join(', ') || 'none' }
}
