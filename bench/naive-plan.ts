import { setMaxListeners } from 'node:events'
import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from '@aws-sdk/client-application-auto-scaling'
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import {
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  ListClustersCommand,
  ListContainerInstancesCommand,
} from '@aws-sdk/client-ecs'
import { GetRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam'
import type { AccountAccess } from '@/lib/aws/account-access'
import { openAccount } from '@/lib/aws/account-access'
import type { Aws } from '@/lib/aws/aws'
import type { CallRecord } from '@/lib/aws/call-record'
import type { Clients } from '@/lib/aws/clients'
import { sessionPolicy } from '@/lib/aws/session-policy'
import type { AccountTarget } from '@/lib/aws/target'

const signal = new AbortController().signal
setMaxListeners(0, signal)

/**
 * The plan that comes to mind first, and that other tools follow: list, then ask for each thing by itself, in pages of the
 * default size, a session for each region. Over the same clients, so that only the plan differs.
 */
export async function naivePlan(aws: Aws, target: AccountTarget, onCall: (call: CallRecord) => void): Promise<void> {
  await Promise.all(target.regions.map((region) => readRegion(openedAccount(aws, target, onCall), region)))
  await readRoles(openedAccount(aws, target, onCall).clients('us-east-1', signal))
}

function openedAccount(aws: Aws, target: AccountTarget, onCall: (call: CallRecord) => void): AccountAccess {
  return openAccount(aws, target, { policy: sessionPolicy, onCall, signal })
}

/** Cluster by cluster, instance by instance, service by service, alarm by alarm. */
async function readRegion(access: AccountAccess, region: string): Promise<void> {
  const clients = access.clients(region, signal)
  const { clusterArns = [] } = await clients.ecs.send(new ListClustersCommand({}))
  await Promise.all(clusterArns.map((cluster) => readCluster(clients, cluster)))
  await clients.ec2.send(new DescribeSubnetsCommand({}))
}

async function readCluster(clients: Clients, cluster: string): Promise<void> {
  const { ecs } = clients
  await ecs.send(new DescribeClustersCommand({ clusters: [cluster] }))
  const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster }))
  await Promise.all([
    ...containerInstanceArns.map((instance) =>
      ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances: [instance] })),
    ),
    readScaling(clients, cluster.split('/').at(-1) ?? cluster),
  ])
}

/** The fleet has one service in each cluster, whose number is the cluster's. */
async function readScaling({ applicationAutoScaling, cloudwatch }: Clients, cluster: string): Promise<void> {
  const resourceId = `service/${cluster}/web-${cluster.split('-').at(-1)}-v001`
  await applicationAutoScaling.send(
    new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', ResourceIds: [resourceId] }),
  )
  const { ScalingPolicies = [] } = await applicationAutoScaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs', ResourceId: resourceId }),
  )
  const names = ScalingPolicies.flatMap(({ Alarms = [] }) => Alarms.flatMap(({ AlarmName }) => AlarmName ?? []))
  await Promise.all(names.map((name) => cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))))
}

/** Pages of a hundred, and then every role once more. */
async function readRoles({ iam }: Clients): Promise<void> {
  const names: string[] = []
  let marker: string | undefined
  do {
    const page = await iam.send(new ListRolesCommand({ Marker: marker }))
    names.push(...(page.Roles ?? []).flatMap(({ RoleName }) => RoleName ?? []))
    marker = page.IsTruncated ? page.Marker : undefined
  } while (marker !== undefined)
  await Promise.all(names.map((name) => iam.send(new GetRoleCommand({ RoleName: name }))))
}
