import { z } from 'zod'
import { flagSchema, regionSchema } from './aws-account'
import { defaultReader, readerSchema } from './reader'
import { defaultReferenceTask } from './reference-task'
import { referenceTaskSchema } from './reference-task-schema'
import { releaseSchema } from './release'

/** Where Clouddriver, or Gate before it, answers: http or https, with a path where there is one. */
const addressSchema = z
  .string()
  .trim()
  .refine(
    isServiceAddress,
    'An address looks like https://clouddriver.example.com:7002, without a user, a query or a fragment.',
  )

function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '')
}

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
  /** The Clouddriver that runs with this registry; only an admin may say which. Older versions stored none. */
  clouddriver: z.strictObject({ address: addressSchema.nullable().default(null) }).default({ address: null }),
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
  clouddriver: { address: null },
  other: { aws: {}, ecs: {} },
}
