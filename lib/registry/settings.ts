import { z } from 'zod'
import { flagSchema, regionSchema } from './aws-account'
import { defaultReader, readerSchema } from './reader'
import { defaultReferenceTask } from './reference-task'
import { referenceTaskSchema } from './reference-task-schema'
import { releaseSchema } from './release'

export const settingsSchema = z.strictObject({
  awsEnabled: flagSchema,
  ecsEnabled: flagSchema,
  /** The Spinnaker release the team runs; decides which rules apply. */
  release: releaseSchema.nullable(),
  defaultAssumeRole: z.string().min(1).nullable(),
  /** An imported `aws.defaultRegions`; empty means the export computes one (docs/rules.md, The export's regions). */
  defaultRegions: z.array(regionSchema),
  defaultNamingStrategy: z.string().min(1).nullable(),
  /** ARN Clouddriver itself runs as; the assumed role must trust it. */
  clouddriverIdentity: z.string().min(1).nullable(),
  reader: readerSchema,
  referenceTask: referenceTaskSchema,
  /** What else Clouddriver binds of an imported file's `aws` and `ecs`; kept and exported again. */
  other: z.strictObject({
    aws: z.record(z.string(), z.json()),
    ecs: z.record(z.string(), z.json()),
  }),
})

export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  awsEnabled: true,
  ecsEnabled: true,
  release: null,
  defaultAssumeRole: 'role/SpinnakerManaged',
  defaultRegions: [],
  defaultNamingStrategy: null,
  clouddriverIdentity: null,
  reader: defaultReader,
  referenceTask: defaultReferenceTask,
  other: { aws: {}, ecs: {} },
}
