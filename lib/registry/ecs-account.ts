import { z } from 'zod'
import { regionNameSchema } from './aws-account'
import { referenceTaskSchema } from './reference-task-schema'
import { releaseSchema } from './release'

/** Everything a person may write of an ECS account: entry of `ecs.accounts[]` plus Shipshape's own fields. */
export const ecsAccountInputSchema = z.strictObject({
  name: z.string().min(1, 'A name is needed.').max(200),
  /** Name of an AWS account, exact and case-sensitive. */
  awsAccount: z.string().min(1, 'An ECS account names its AWS account.'),
  namingStrategy: z.string().min(1).nullable().default(null),
  /** Shipshape's own: those of the AWS account's regions where it deploys to ECS; null means all. */
  regions: z.array(regionNameSchema).min(1).nullable().default(null),
  /** Shipshape's own: names or globs of the clusters in scope; null means those in use. */
  clusters: z.array(z.string().min(1)).min(1).nullable().default(null),
  referenceTask: referenceTaskSchema.nullable().default(null),
  release: releaseSchema.nullable().default(null),
  other: z.record(z.string(), z.json()).default({}),
})

export const ecsAccountSchema = ecsAccountInputSchema.extend({ version: z.int() })

export type EcsAccountInput = z.infer<typeof ecsAccountInputSchema>
export type EcsAccount = z.infer<typeof ecsAccountSchema>
