import { z } from 'zod'
import type { ContainerInstance } from '@/lib/readiness/facts/container-instances'

const resourcesSchema = z
  .array(
    z.object({
      name: z.string(),
      integerValue: z.int().optional(),
      stringSetValue: z.array(z.string()).optional(),
    }),
  )
  .default([])

/** A container instance as ECS describes it, trimmed. */
export const ecsInstanceSchema = z.object({
  containerInstanceArn: z.string(),
  ec2InstanceId: z.string().optional(),
  status: z.string(),
  agentConnected: z.boolean(),
  registeredResources: resourcesSchema,
  remainingResources: resourcesSchema,
  runningTasksCount: z.int().default(0),
  pendingTasksCount: z.int().default(0),
  attributes: z.array(z.object({ name: z.string(), value: z.string().optional() })).default([]),
  capacityProviderName: z.string().optional(),
})

type EcsInstance = z.infer<typeof ecsInstanceSchema>
type Resources = z.infer<typeof resourcesSchema>

/** ECS's own container instance in our words. */
export function trimInstance(instance: EcsInstance): ContainerInstance {
  const attribute = (name: string) => instance.attributes.find((one) => one.name === name)
  return {
    arn: instance.containerInstanceArn,
    ec2InstanceId: instance.ec2InstanceId ?? null,
    status: instance.status,
    agentConnected: instance.agentConnected,
    registered: sizeOf(instance.registeredResources),
    remaining: sizeOf(instance.remainingResources),
    reservedPorts: {
      tcp: portsOf(instance.remainingResources, 'PORTS'),
      udp: portsOf(instance.remainingResources, 'PORTS_UDP'),
    },
    runningTasks: instance.runningTasksCount,
    pendingTasks: instance.pendingTasksCount,
    instanceType: attribute('ecs.instance-type')?.value ?? null,
    availabilityZone: attribute('ecs.availability-zone')?.value ?? null,
    osType: attribute('ecs.os-type')?.value ?? null,
    attributes: Object.fromEntries(instance.attributes.map(({ name, value }) => [name, value ?? null])),
    capacityProvider: instance.capacityProviderName ?? null,
    canRunAwsvpc: attribute('ecs.capability.task-eni') !== undefined,
    hasTrunk: attribute('ecs.awsvpc-trunk-id') !== undefined,
    external: isExternal(instance),
  }
}

function sizeOf(resources: Resources): { cpu: number; memoryMiB: number; gpus: number } {
  const find = (name: string) => resources.find((one) => one.name === name)
  return {
    cpu: find('CPU')?.integerValue ?? 0,
    memoryMiB: find('MEMORY')?.integerValue ?? 0,
    gpus: find('GPU')?.stringSetValue?.length ?? 0,
  }
}

function portsOf(resources: Resources, name: string): number[] {
  return (resources.find((one) => one.name === name)?.stringSetValue ?? []).map(Number)
}

/** ECS Anywhere registers a machine under a Systems Manager id, mi-…, with this capability. */
function isExternal({ ec2InstanceId, attributes }: EcsInstance): boolean {
  return (ec2InstanceId ?? '').startsWith('mi-') || attributes.some(({ name }) => name === 'ecs.capability.external')
}
