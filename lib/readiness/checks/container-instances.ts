import { effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import type { ReferenceTask } from '@/lib/registry/reference-task'
import { capacityOf } from '../capacity/capacity'
import { type CapacityFacts, capacityFactNames, instancesOf } from '../capacity/capacity-facts'
import { closedInstances, reopened } from '../capacity/closed-instances'
import { clusterScopes } from '../capacity/cluster-scope'
import { instancesFor } from '../capacity/instances-for'
import { capacityStatus } from '../capacity/kinds'
import { noInstancesTitle } from '../capacity/no-instances'
import { place } from '../capacity/placement'
import { taskToPlace } from '../capacity/task-to-place'
import { regionCheck, type Verdict } from '../check'
import type { Evidence } from '../evidence'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import { faultSentence } from '../unknown-words'
import { counted, grouped } from '../words'
import { outOfScope } from './out-of-scope'

export const containerInstances = regionCheck({
  check: 'container-instances',
  group: 'cluster',
  name: 'Container instances',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html',
  rule: {
    source:
      'ECS API reference, ContainerInstance: only ACTIVE instances with a connected agent accept tasks. An agent that reconnects now and then is normal and no finding.',
    appliesTo: 'every release',
  },
  needs: ['clusters'],
  uses: capacityFactNames.all,
  judge: ({ clusters, ...facts }, { mapping, settings, region }) => {
    const scopes = clusterScopes(clusters, mapping.ecsAccount.clusters)
    const { task } = effectiveReferenceTask(mapping.ecsAccount, settings)
    if (scopes.size === 0) return [outOfScope.nothing(region)]
    return [...scopes].map(([cluster, scope]) =>
      scope === 'in-scope' ? judgeCluster(region, cluster, task, facts) : outOfScope.cluster(cluster.name, scope),
    )
  },
})

function judgeCluster(region: string, cluster: Cluster, task: ReferenceTask, facts: CapacityFacts): Verdict {
  const resource = cluster.name
  const gathered = instancesOf(cluster, facts['container-instances'])
  if (!gathered.ok) {
    const title = `Could not read the instances of ${resource}`
    return { status: 'unknown', resource, title, summary: faultSentence(gathered.fault), fault: gathered.fault }
  }
  const instances = gathered.value.filter(({ external }) => !external)
  if (instances.length === 0) {
    const summary = 'Tasks with launch type EC2 cannot run here. Fargate needs no instances.'
    return { status: 'not-applicable', resource, title: noInstancesTitle(resource, gathered.value), summary }
  }
  const closed = closedInstances(instances)
  const evidence = closedTable(closed)
  const fix = { kind: 'reconnect-instances', region, cluster: resource, instances: closed } as const
  const counts = `${counted(closed.length, 'instance')} of ${grouped(instances.length)} cannot accept a task now: ${stateCounts(closed)}.`
  if (closed.length === instances.length) {
    const title = `No instance of ${resource} can accept a task`
    return { status: 'warn', resource, title, summary: counts, evidence: [evidence], fix }
  }
  if (closed.length > 0 && fitsOnlyWithClosed(cluster, instances, task, facts)) {
    const title = `The reference task fits in ${resource} only on instances that accept no tasks now`
    return { status: 'warn', resource, title, summary: counts, evidence: [evidence], fix }
  }
  return {
    status: 'pass',
    resource,
    title: `${grouped(instances.length - closed.length)} of ${counted(instances.length, 'instance')} of ${resource} can accept tasks`,
    summary: closed.length === 0 ? 'All are active and their agents are connected.' : counts,
    ...(closed.length === 0 ? {} : { evidence: [evidence] }),
  }
}

function fitsOnlyWithClosed(
  cluster: Cluster,
  instances: readonly ContainerInstance[],
  task: ReferenceTask,
  facts: CapacityFacts,
): boolean {
  if (capacityStatus(capacityOf(cluster, task, facts)) === 'pass') return false
  const own = instancesFor(task.compute, instances, facts['capacity-providers'])
  const copies = taskToPlace(task)
  const fits = (candidates: readonly ContainerInstance[]) => place(copies, task.count, candidates, new Map()).fits
  return !fits(own) && fits(reopened(own))
}

function stateCounts(closed: ReturnType<typeof closedInstances>): string {
  const draining = closed.filter(({ state }) => state === 'draining').length
  const disconnected = closed.length - draining
  return [
    ...(draining > 0 ? [`${grouped(draining)} draining`] : []),
    ...(disconnected > 0 ? [`${grouped(disconnected)} with a disconnected agent`] : []),
  ].join(', ')
}

function closedTable(closed: ReturnType<typeof closedInstances>): Evidence {
  const shown = closed.slice(0, 20)
  return {
    kind: 'table',
    title:
      shown.length < closed.length ? `20 of ${counted(closed.length, 'instance')}` : 'Instances that accept no tasks',
    columns: ['Instance', 'State'],
    rows: shown.map(({ id, state }) => [
      { text: id, code: true },
      state === 'draining' ? 'draining' : 'agent disconnected',
    ]),
  }
}
