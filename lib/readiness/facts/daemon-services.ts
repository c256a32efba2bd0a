import { z } from 'zod'
import { gatheredSchema } from '../gathered'
import { fact } from './fact'

const port = z.int().min(0).max(65_535)

const daemonServiceSchema = z.strictObject({
  service: z.string(),
  /** What its task definition says that bears on room; texts and words as ECS has them, null where it says nothing. */
  definition: z.strictObject({
    cpu: z.string().nullable(),
    memory: z.string().nullable(),
    networkMode: z.string().nullable(),
    runtimePlatform: z.strictObject({
      cpuArchitecture: z.string().nullable(),
      operatingSystemFamily: z.string().nullable(),
    }),
    /** Its own and the service's. */
    placementConstraints: z.array(z.strictObject({ type: z.string(), expression: z.string().nullable() })),
    containerDefinitions: z.array(
      z.strictObject({
        cpu: z.int(),
        memory: z.int().nullable(),
        memoryReservation: z.int().nullable(),
        portMappings: z.array(
          z.strictObject({
            containerPort: port.nullable(),
            hostPort: port.nullable(),
            protocol: z.string().nullable(),
          }),
        ),
        resourceRequirements: z.array(z.strictObject({ type: z.string(), value: z.string() })),
      }),
    ),
  }),
})

export type DaemonService = z.infer<typeof daemonServiceSchema>

/**
 * Services with strategy DAEMON, one task of each on every instance, by the name of each cluster that may still grow; each
 * cluster read or refused on its own (ecs:ListServices, ecs:DescribeServices, ecs:DescribeTaskDefinition).
 */
export const daemonServices = fact({
  scope: 'region',
  version: 1,
  schema: z.record(z.string(), gatheredSchema(z.array(daemonServiceSchema))),
})
