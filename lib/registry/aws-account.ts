import { z } from 'zod'
import { readerSchema } from './reader'

const name = z.string().min(1, 'A name is needed.').max(200)
const json = z.json()

export const accountIdSchema = z.string().regex(/^\d{12}$/, 'An AWS account id has exactly 12 digits.')

/** A well-formed region name; whether AWS has such a region is a check's business, not a reason to refuse. */
export const regionNameSchema = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'A region looks like us-east-1.')

export const regionSchema = z.strictObject({
  name: regionNameSchema,
  availabilityZones: z.array(z.string().min(1)).optional(),
  preferredZones: z.array(z.string().min(1)).optional(),
  deprecated: z.boolean().optional(),
})

export type Region = z.infer<typeof regionSchema>

/** What else Clouddriver binds of `aws.accounts[]` (AccountsConfiguration.java). Kept, edited as JSON, exported. */
export const otherBoundFieldsSchema = z.strictObject({
  environment: z.string().optional(),
  accountType: z.string().optional(),
  defaultKeyPair: z.string().optional(),
  defaultSecurityGroups: z.array(z.string()).optional(),
  requiredGroupMembership: z.array(z.string()).optional(),
  permissions: z.record(z.string(), z.array(z.string())).optional(),
  edda: z.string().optional(),
  eddaEnabled: z.boolean().optional(),
  lambdaEnabled: z.boolean().optional(),
  discovery: z.string().optional(),
  discoveryEnabled: z.boolean().optional(),
  front50: z.string().optional(),
  front50Enabled: z.boolean().optional(),
  bastionHost: z.string().optional(),
  bastionEnabled: z.boolean().optional(),
  sessionDurationSeconds: z.int().optional(),
  lifecycleHooks: z.array(z.record(z.string(), json)).optional(),
  allowPrivateThirdPartyImages: z.boolean().optional(),
  /** From 2025.x on (monorepo): a named AWS profile of another managing account. */
  managingAccountProfile: z.string().optional(),
})

/** Everything a person may write of an AWS account: entry of `aws.accounts[]` plus Shipshape's own reader and identity. */
export const awsAccountInputSchema = z.strictObject({
  name,
  accountId: accountIdSchema,
  enabled: z.boolean().default(true),
  regions: z.array(regionSchema).default([]),
  assumeRole: z.string().min(1).nullable().default(null),
  sessionName: z.string().min(1).nullable().default(null),
  externalId: z.string().min(1).nullable().default(null),
  ...otherBoundFieldsSchema.shape,
  reader: readerSchema.nullable().default(null),
  clouddriverIdentity: z.string().min(1).nullable().default(null),
  /** Keys of an imported file that Clouddriver does not bind: kept and exported again. */
  other: z.record(z.string(), json).default({}),
})

export const awsAccountSchema = awsAccountInputSchema.extend({ version: z.int() })

export type AwsAccountInput = z.infer<typeof awsAccountInputSchema>
export type AwsAccount = z.infer<typeof awsAccountSchema>
