import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { plainDefinition } from './plain-definition'

/** CloudFormation and hand-written files quote numbers. */
const whole = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^\s*\d{1,9}\s*$/)
      .transform(Number),
  ],
  'Write a whole number.',
)
/** ECS takes 10 containers, and 100 ports of each. */
const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(bounds.listLength)
const amount = z.union([z.string(), z.number()], 'Write a number, or a text that holds one.')
const flag = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')],
  'Write either true or false.',
)

const resourceSchema = z.looseObject({ Type: z.literal('AWS::ECS::TaskDefinition'), Properties: z.unknown() })

/** The properties of a CloudFormation resource as if ECS had described them; anything else as it is. */
function ofCloudFormation(pasted: unknown): unknown {
  const resource = resourceSchema.safeParse(pasted)
  return resource.success ? { taskDefinition: resource.data.Properties } : pasted
}

const portMappingSchema = z.looseObject({
  containerPort: whole.optional(),
  hostPort: whole.optional(),
  containerPortRange: z.string().optional(),
  protocol: z.string().optional(),
})

const containerSchema = z.looseObject({
  name: z.string().optional(),
  image: z.string().optional(),
  cpu: whole.optional(),
  memory: whole.optional(),
  memoryReservation: whole.optional(),
  portMappings: listOf(portMappingSchema).optional(),
  resourceRequirements: listOf(z.looseObject({ type: z.string(), value: amount.transform(String) })).optional(),
  linuxParameters: z
    .looseObject({
      devices: listOf(z.unknown()).optional(),
      capabilities: z.looseObject({ add: listOf(z.string()).optional() }).optional(),
    })
    .optional(),
  logConfiguration: z.looseObject({ logDriver: z.string().optional() }).optional(),
  firelensConfiguration: z.looseObject({ type: z.string().optional() }).optional(),
  privileged: flag.optional(),
  essential: flag.optional(),
  hostname: z.string().optional(),
  links: listOf(z.string()).optional(),
  extraHosts: listOf(z.unknown()).optional(),
  mountPoints: listOf(z.looseObject({ sourceVolume: z.string().optional() })).optional(),
  volumesFrom: listOf(z.looseObject({ sourceContainer: z.string().optional() })).optional(),
  dependsOn: listOf(z.looseObject({ containerName: z.string().optional() })).optional(),
})

const volumeSchema = z.looseObject({
  name: z.string().optional(),
  dockerVolumeConfiguration: z.looseObject({ driver: z.string().optional() }).optional(),
  efsVolumeConfiguration: z.looseObject({}).optional(),
  fsxWindowsFileServerVolumeConfiguration: z.looseObject({}).optional(),
  s3filesVolumeConfiguration: z.looseObject({}).optional(),
  host: z.looseObject({ sourcePath: z.string().optional() }).optional(),
  configuredAtLaunch: flag.optional(),
})

/** ECS API reference, RegisterTaskDefinition. */
const mostConstraints = 10

const definitionSchema = z.looseObject({
  cpu: amount.optional(),
  memory: amount.optional(),
  networkMode: z.string().optional(),
  pidMode: z.string().optional(),
  ipcMode: z.string().optional(),
  taskRoleArn: z.string().optional(),
  executionRoleArn: z.string().optional(),
  requiresCompatibilities: listOf(z.string()).optional(),
  compatibilities: listOf(z.string()).optional(),
  runtimePlatform: z
    .looseObject({ cpuArchitecture: z.string().optional(), operatingSystemFamily: z.string().optional() })
    .optional(),
  placementConstraints: z
    .array(z.looseObject({ type: z.string().optional(), expression: z.string().optional() }))
    .max(mostConstraints, `A task definition has at most ${mostConstraints} placement constraints.`)
    .optional(),
  requiresAttributes: listOf(z.looseObject({ name: z.string(), value: z.string().optional() })).optional(),
  volumes: listOf(volumeSchema).optional(),
  ephemeralStorage: z.looseObject({ sizeInGiB: whole.optional() }).optional(),
  proxyConfiguration: z.looseObject({}).optional(),
  containerDefinitions: listOf(containerSchema).optional(),
})

/**
 * What people paste: the input of register-task-definition, the answer of describe-task-definition around it, or a
 * resource of CloudFormation.
 */
export const taskDefinitionSchema = z.preprocess(
  (pasted) => plainDefinition(ofCloudFormation(pasted)),
  definitionSchema.extend({ taskDefinition: definitionSchema.optional() }),
)

/** As it comes over the wire; reading it parses it. */
export const pastedDefinitionSchema = z.record(z.string(), z.unknown())

export type TaskDefinition = z.infer<typeof taskDefinitionSchema>
export type Definition = z.infer<typeof definitionSchema>
export type Container = z.infer<typeof containerSchema>
