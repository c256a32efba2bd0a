import { z } from 'zod'
import { isOpenText } from './open-text'
import { openTextSchema } from './open-text-schema'
import { readerSchema } from './reader'
import { isRegionName } from './regions'

const name = z.string().min(1, 'A name is needed.').max(200)
const json = z.json()

/** Whether a text is an account id; one that is open may turn out to be. */
export function mayBeAccountId(text: string): boolean {
  return /^\d{12}$/.test(text) || isOpenText(text)
}

export const accountIdSchema = z.string().refine(mayBeAccountId, 'An AWS account id has exactly 12 digits.')

/** A well-formed region name; whether AWS has such a region is a check's business, not a reason to refuse. */
export const regionNameSchema = z
  .string()
  .refine((text) => isRegionName(text) || isOpenText(text), 'A region looks like us-east-1.')

/** A switch; in a file it may come from a placeholder. */
export const flagSchema = z.union([z.boolean(), openTextSchema], 'Write true or false here.')

const words = z.union([z.array(z.string()), openTextSchema], 'Write a list of texts here.')

export const regionSchema = z.strictObject({
  name: regionNameSchema,
  availabilityZones: z.union([z.array(z.string().min(1)), openTextSchema]).optional(),
  preferredZones: z.union([z.array(z.string().min(1)), openTextSchema]).optional(),
  deprecated: flagSchema.optional(),
})

export type Region = z.infer<typeof regionSchema>

/** What else Clouddriver binds of `aws.accounts[]` (AccountsConfiguration.java). Kept, edited as JSON, exported. */
export const otherBoundFieldsSchema = z.strictObject({
  environment: z.string().optional(),
  accountType: z.string().optional(),
  defaultKeyPair: z.string().optional(),
  defaultSecurityGroups: words.optional(),
  requiredGroupMembership: words.optional(),
  permissions: z.record(z.string(), words).optional(),
  edda: z.string().optional(),
  eddaEnabled: flagSchema.optional(),
  lambdaEnabled: flagSchema.optional(),
  discovery: z.string().optional(),
  discoveryEnabled: flagSchema.optional(),
  front50: z.string().optional(),
  front50Enabled: flagSchema.optional(),
  bastionHost: z.string().optional(),
  bastionEnabled: flagSchema.optional(),
  sessionDurationSeconds: z.union([z.int(), openTextSchema], 'Write a whole number here.').optional(),
  lifecycleHooks: z.array(z.record(z.string(), json)).optional(),
  allowPrivateThirdPartyImages: flagSchema.optional(),
  /** From 2025.x on (monorepo): a named AWS profile of another managing account. */
  managingAccountProfile: z.string().optional(),
})

/** Everything a person may write of an AWS account: entry of `aws.accounts[]` plus Shipshape's own reader and identity. */
export const awsAccountInputSchema = z.strictObject({
  name,
  accountId: accountIdSchema,
  enabled: flagSchema.default(true),
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
