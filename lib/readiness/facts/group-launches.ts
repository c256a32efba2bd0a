import { z } from 'zod'
import { gatheredSchema } from '../gathered'
import { fact } from './fact'

const groupLaunchSchema = z.strictObject({
  /** Null where neither template nor configuration names one: the launch is by requirements. */
  instanceType: z.string().nullable(),
  /** Whether it asks for Spot instances. */
  spot: z.boolean(),
})

export type GroupLaunch = z.infer<typeof groupLaunchSchema>

/**
 * What the launch template or launch configuration of a group that may still grow says of a new instance, by the group's
 * name; each read or refused on its own (ec2:DescribeLaunchTemplateVersions, autoscaling:DescribeLaunchConfigurations).
 */
export const groupLaunches = fact({
  scope: 'region',
  version: 1,
  schema: z.record(z.string(), gatheredSchema(groupLaunchSchema)),
})
