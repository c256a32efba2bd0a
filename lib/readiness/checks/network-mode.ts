import { type EffectiveReferenceTask, effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import { instancesOf } from '../capacity/capacity-facts'
import { changeTask } from '../capacity/change-task'
import { clusterScopes } from '../capacity/cluster-scope'
import { networkInterfaces } from '../capacity/eni-room'
import { isFargateProvider, usesFargate } from '../capacity/fargate'
import { firstRelease, isBefore } from '../capacity/first-release'
import { type AwsvpcRoom, awsvpcRoom, servedModes } from '../capacity/network-modes'
import { noInstancesTitle } from '../capacity/no-instances'
import { regionCheck, type Verdict } from '../check'
import type { Evidence } from '../evidence'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Facts } from '../facts/index'
import type { Gathered } from '../gathered'
import { faultSentence } from '../unknown-words'
import { counted, grouped, listed } from '../words'
import { outOfScope } from './out-of-scope'

type Subject = EffectiveReferenceTask & {
  release: string | null
  cluster: Cluster
  ecsAccount: string
  instanceTypes: Gathered<Facts['instance-types']>
}

export const networkMode = regionCheck({
  check: 'network-mode',
  group: 'networking',
  name: 'Network mode',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
  rule: {
    source:
      'Set-up page, "Networking": the cluster\'s networking is passed to the containers; newer pages: awsvpc as well. Instance attribute ecs.capability.task-eni and the instance type\'s network interfaces: ECS developer guide.',
    appliesTo: `every release; awsvpc, newer than the page, from ${firstRelease.awsvpc} (by what the project states; not read in the code)`,
  },
  needs: ['clusters'],
  uses: ['container-instances', 'instance-types'],
  judge: ({ clusters, ...facts }, { mapping, settings, region, release }) => {
    const { ecsAccount } = mapping
    const scopes = clusterScopes(clusters, ecsAccount.clusters)
    const reference = effectiveReferenceTask(ecsAccount, settings)
    if (scopes.size === 0) return [outOfScope.nothing(region)]
    return [...scopes].map(([cluster, scope]) => {
      if (scope !== 'in-scope') return outOfScope.cluster(cluster.name, scope)
      const subject = {
        ...reference,
        release,
        cluster,
        ecsAccount: ecsAccount.name,
        instanceTypes: facts['instance-types'],
      }
      return judgeCluster(subject, instancesOf(cluster, facts['container-instances']))
    })
  },
})

function judgeCluster(subject: Subject, gathered: Gathered<ContainerInstance[]>): Verdict {
  const { cluster, task, networkModeChosen } = subject
  const resource = cluster.name
  if (!gathered.ok) {
    const title = `Could not read the network modes of ${resource}`
    return { status: 'unknown', resource, title, summary: faultSentence(gathered.fault), fault: gathered.fault }
  }
  const instances = gathered.value.filter(({ external }) => !external)
  if (instances.length === 0) return withoutInstances(subject, noInstancesTitle(resource, gathered.value))
  if (networkModeChosen && task.networkMode === 'awsvpc' && isBefore(subject.release, firstRelease.awsvpc))
    return tooOld(subject)
  return onInstances(subject, instances)
}

function withoutInstances(subject: Subject, title: string): Verdict {
  const { cluster, task, networkModeChosen } = subject
  const summary =
    'Fargate tasks always run in network mode awsvpc. The cluster has no instances to support other modes.'
  if (networkModeChosen && task.networkMode !== 'awsvpc' && onlyFargate(subject)) return notOnFargate(subject, summary)
  return { status: 'not-applicable', resource: cluster.name, title, summary }
}

function onInstances(subject: Subject, instances: readonly ContainerInstance[]): Verdict {
  const { cluster, task, networkModeChosen, ecsAccount, instanceTypes } = subject
  const resource = cluster.name
  const modes = servedModes(instances)
  const room = awsvpcRoom(instances, networkInterfaces(instanceTypes.ok ? instanceTypes.value : []))
  const onFargate = task.networkMode === 'awsvpc' && (task.compute === 'FARGATE' || usesFargate(cluster))
  const summary = [
    `The instances support ${modesWords(modes)}.`,
    awsvpcWords(room),
    ...(onFargate ? ['Fargate supports awsvpc.'] : []),
    ...(instanceTypes.ok ? [] : [faultSentence(instanceTypes.fault)]),
  ].join(' ')
  if (!networkModeChosen || onFargate || modes.includes(task.networkMode)) {
    return {
      status: 'pass',
      resource,
      title: `${resource} supports network ${modes.length > 1 ? 'modes' : 'mode'} ${modesWords(modes)}`,
      summary,
    }
  }
  return {
    status: 'warn',
    resource,
    title: `${resource} does not support network mode ${task.networkMode}`,
    summary: `The reference task uses ${task.networkMode}. ${summary}`,
    evidence: [modesTable(instances)],
    fix: {
      kind: 'edit-registry',
      entity: 'ecs-account',
      name: ecsAccount,
      field: 'referenceTask',
      text: fixText(task.networkMode, resource),
    },
  }
}

function tooOld({ cluster, release, ecsAccount }: Subject): Verdict {
  return {
    status: 'warn',
    resource: cluster.name,
    title: `Spinnaker ${release} cannot deploy tasks in network mode awsvpc`,
    summary: `The reference task uses awsvpc, which came with release ${firstRelease.awsvpc}.`,
    evidence: [{ kind: 'text', title: 'Release', text: release ?? 'not set' }],
    fix: changeTask(
      ecsAccount,
      `Choose another networkMode for the reference task, or upgrade Spinnaker to ${firstRelease.awsvpc} or newer.`,
    ),
  }
}

/** Whether tasks can go to Fargate there and nowhere else: no instance, and no provider that would add one. */
function onlyFargate({ cluster, task }: Subject): boolean {
  if (isFargateProvider(task.compute)) return true
  return usesFargate(cluster) && cluster.capacityProviders.every(isFargateProvider)
}

function notOnFargate({ cluster, task, ecsAccount }: Subject, summary: string): Verdict {
  return {
    status: 'warn',
    resource: cluster.name,
    title: `${cluster.name} does not support network mode ${task.networkMode}`,
    summary: `The reference task uses ${task.networkMode}, and ${cluster.name} has Fargate only. ${summary}`,
    evidence: [
      {
        kind: 'text',
        title: 'Attached capacity providers',
        text: cluster.capacityProviders.join(', ') || 'none; Fargate tasks run there',
      },
    ],
    fix: changeTask(
      ecsAccount,
      `Set networkMode awsvpc for the reference task, or register instances in ${cluster.name}.`,
    ),
  }
}

/** Whatever else it lacks, an instance on Windows has a mode of its own, which no task of Spinnaker's names. */
function modesWords(modes: readonly string[]): string {
  return modes.length === 0 ? "default, Windows' own, only" : listed(modes)
}

function fixText(mode: string, cluster: string): string {
  const change = `or choose another networkMode for the reference task.`
  return mode === 'awsvpc'
    ? `Replace the instances of ${cluster} by ones with a current ECS agent (attribute ecs.capability.task-eni), attach Fargate, ${change}`
    : `Add Linux instances to ${cluster}, ${change}`
}

function awsvpcWords({ instances, atLeast, trunked, unknown }: AwsvpcRoom): string {
  if (instances === 0) return 'No instance can accept an awsvpc task now.'
  return [
    `awsvpc: ${counted(instances, 'instance')} can take such tasks now`,
    ...(instances > unknown ? [interfaceWords(atLeast)] : []),
    ...(trunked > 0 ? [`${grouped(trunked)} with a trunk`] : []),
    ...(unknown > 0 ? [`${grouped(unknown)} of a type with an unknown number of interfaces`] : []),
  ]
    .join('; ')
    .concat('.')
}

/** Which tasks hold an interface is not read: every one that runs there may. */
function interfaceWords(atLeast: number): string {
  return atLeast === 0
    ? 'they may have no free network interface: each running task may use one'
    : `free network interfaces for ${grouped(atLeast)} more, even if each task that runs there holds one`
}

function modesTable(instances: readonly ContainerInstance[]): Evidence {
  const types = [...new Set(instances.map(({ instanceType }) => instanceType))]
  return {
    kind: 'table',
    title: 'What the instances support',
    columns: ['Instance type', 'Instances', 'Network modes'],
    rows: types.map((type) => {
      const members = instances.filter(({ instanceType }) => instanceType === type)
      return [
        type === null ? 'not known' : { text: type, code: true },
        grouped(members.length),
        modesWords(servedModes(members)),
      ]
    }),
  }
}
