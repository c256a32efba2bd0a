import { z } from 'zod'
import { type Gathered, gatheredSchema } from '../gathered'
import { fact } from './fact'
import { type Item, item } from './item'

const port = z.int().min(0).max(65_535)

export const containerInstanceSchema = z.strictObject({
  arn: z.string(),
  ec2InstanceId: z.string().nullable(),
  /** ECS's own word: ACTIVE, DRAINING, REGISTERING, … */
  status: z.string(),
  agentConnected: z.boolean(),
  /** CPU units, MiB, number of GPUs. */
  registered: z.strictObject({ cpu: z.int(), memoryMiB: z.int(), gpus: z.int() }),
  remaining: z.strictObject({ cpu: z.int(), memoryMiB: z.int(), gpus: z.int() }),
  /** ECS lists what is reserved; anything not listed is free. */
  reservedPorts: z.strictObject({ tcp: z.array(port), udp: z.array(port) }),
  runningTasks: z.int(),
  pendingTasks: z.int(),
  instanceType: z.string().nullable(),
  availabilityZone: z.string().nullable(),
  osType: z.string().nullable(),
  capacityProvider: z.string().nullable(),
  /** Every attribute, its value null where it has none: what placement constraints and requiresAttributes speak of. */
  attributes: z.record(z.string(), z.string().nullable()),
  /** Attribute ecs.capability.task-eni: can run awsvpc tasks. */
  canRunAwsvpc: z.boolean(),
  /** Attribute ecs.awsvpc-trunk-id: has a trunk ENI. */
  hasTrunk: z.boolean(),
  /** EXTERNAL: an on-premises machine of ECS Anywhere; takes no task of launch type EC2. */
  external: z.boolean(),
})

export type ContainerInstance = z.infer<typeof containerInstanceSchema>

/** Instances by cluster name, only of clusters with registered instances; one throttled cluster costs one entry. */
export const containerInstances = fact({
  scope: 'region',
  version: 2,
  schema: z.record(z.string(), gatheredSchema(z.array(containerInstanceSchema))),
  items: instanceItems,
})

type Instances = Readonly<Record<string, Gathered<ContainerInstance[]>>>

function instanceItems(value: Instances, other: Instances): Item[] {
  return Object.entries(value).flatMap(([cluster, read]) => {
    const isComparable = read.ok && (other[cluster]?.ok ?? true)
    return isComparable ? read.value.map((instance) => instanceItem(cluster, instance)) : []
  })
}

function instanceItem(
  cluster: string,
  { arn, ec2InstanceId, status, agentConnected, remaining }: ContainerInstance,
): Item {
  const name = ec2InstanceId ?? arn.split('/').at(-1) ?? arn
  return item(arn, `instance ${name} of cluster ${cluster}`, {
    status,
    agent: agentConnected ? 'connected' : 'disconnected',
    'CPU units free': remaining.cpu,
    'MiB free': remaining.memoryMiB,
    'GPUs free': remaining.gpus,
  })
}
