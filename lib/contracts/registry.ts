import { z } from 'zod'
import { faultSchema } from '@/lib/readiness/fault'
import { awsAccountInputSchema, awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema, ecsAccountSchema } from '@/lib/registry/ecs-account'
import { registrySchema } from '@/lib/registry/registry'
import { changeSchema } from '@/lib/registry/registry-change'
import { settingsSchema } from '@/lib/registry/settings'
import { contract } from './contract'
import { mergePatchOf } from './merge-patch-of'
import { issueSchema } from './problem'

const json = 'application/json'
const mergePatch = 'application/merge-patch+json'
const yaml = { type: 'application/yaml' } as const

export const importAnswerSchema = z.strictObject({ changes: z.array(changeSchema), problems: z.array(issueSchema) })

/** A team's file with our accounts in it, and what it was merged in spite of. */
export const mergeAnswerSchema = z.strictObject({ text: z.string(), problems: z.array(issueSchema) })

export const readerTestSchema = z.strictObject({
  ok: z.boolean(),
  readAs: z.string().nullable(),
  /** ARN of the credentials that Shipshape started from; null where nobody could say. */
  baseIdentity: z.string().nullable(),
  /** Mode ambient only: write actions that AWS allows; null where AWS does not say. */
  mayWrite: z.array(z.string()).nullable(),
  accountId: z.string().nullable(),
  fault: faultSchema.nullable(),
})

/** `version` in a body is what a client read; it is accepted and says nothing (If-Match does). */
const version = { version: z.int().optional() }

export const awsAccountBody = awsAccountInputSchema.extend(version)
export const ecsAccountBody = ecsAccountInputSchema.extend(version)
export const awsAccountPatch = mergePatchOf(awsAccountBody)
export const ecsAccountPatch = mergePatchOf(ecsAccountBody)
export const settingsPatch = mergePatchOf(settingsSchema)

export const getRegistry = contract({
  method: 'GET',
  path: '/api/v1/registry',
  access: 'read',
  summary: 'The whole registry',
  answer: { status: 200, type: json, schema: registrySchema, etag: 'revision' },
})
export const patchSettings = contract({
  method: 'PATCH',
  path: '/api/v1/settings',
  access: 'edit',
  summary: 'Change settings; null clears a field; Clouddriver’s address takes an admin',
  body: { type: mergePatch, schema: settingsPatch },
  ifMatch: true,
  answer: { status: 200, type: json, schema: registrySchema, etag: 'revision' },
})
export const listAwsAccounts = contract({
  method: 'GET',
  path: '/api/v1/aws-accounts',
  access: 'read',
  summary: 'The AWS accounts',
  answer: { status: 200, type: json, schema: z.strictObject({ awsAccounts: z.array(awsAccountSchema) }) },
})
export const createAwsAccount = contract({
  method: 'POST',
  path: '/api/v1/aws-accounts',
  access: 'edit',
  summary: 'Add an AWS account',
  body: { type: json, schema: awsAccountBody },
  answer: { status: 201, type: json, schema: awsAccountSchema, etag: 'version' },
})
export const getAwsAccount = contract({
  method: 'GET',
  path: '/api/v1/aws-accounts/{name}',
  access: 'read',
  summary: 'One AWS account',
  answer: { status: 200, type: json, schema: awsAccountSchema, etag: 'version' },
})
export const patchAwsAccount = contract({
  method: 'PATCH',
  path: '/api/v1/aws-accounts/{name}',
  access: 'edit',
  summary: 'Change an AWS account; null clears a field',
  body: { type: mergePatch, schema: awsAccountPatch },
  ifMatch: true,
  answer: { status: 200, type: json, schema: awsAccountSchema, etag: 'version' },
})
export const deleteAwsAccount = contract({
  method: 'DELETE',
  path: '/api/v1/aws-accounts/{name}',
  access: 'edit',
  summary: 'Remove an AWS account that no ECS account names',
  ifMatch: true,
  answer: { status: 204, type: 'none' },
})
export const testAwsAccount = contract({
  method: 'POST',
  path: '/api/v1/aws-accounts/test',
  access: 'edit',
  audited: 'test',
  summary: "Test an account's access method as in POST, live",
  body: { type: json, schema: awsAccountBody },
  answer: { status: 200, type: json, schema: readerTestSchema },
})
export const listEcsAccounts = contract({
  method: 'GET',
  path: '/api/v1/ecs-accounts',
  access: 'read',
  summary: 'The ECS accounts',
  answer: { status: 200, type: json, schema: z.strictObject({ ecsAccounts: z.array(ecsAccountSchema) }) },
})
export const createEcsAccount = contract({
  method: 'POST',
  path: '/api/v1/ecs-accounts',
  access: 'edit',
  summary: 'Add an ECS account',
  body: { type: json, schema: ecsAccountBody },
  answer: { status: 201, type: json, schema: ecsAccountSchema, etag: 'version' },
})
export const getEcsAccount = contract({
  method: 'GET',
  path: '/api/v1/ecs-accounts/{name}',
  access: 'read',
  summary: 'One ECS account',
  answer: { status: 200, type: json, schema: ecsAccountSchema, etag: 'version' },
})
export const patchEcsAccount = contract({
  method: 'PATCH',
  path: '/api/v1/ecs-accounts/{name}',
  access: 'edit',
  summary: 'Change an ECS account; null clears a field',
  body: { type: mergePatch, schema: ecsAccountPatch },
  ifMatch: true,
  answer: { status: 200, type: json, schema: ecsAccountSchema, etag: 'version' },
})
export const deleteEcsAccount = contract({
  method: 'DELETE',
  path: '/api/v1/ecs-accounts/{name}',
  access: 'edit',
  summary: 'Remove an ECS account',
  ifMatch: true,
  answer: { status: 204, type: 'none' },
})
export const importRegistry = contract({
  method: 'POST',
  path: '/api/v1/registry/import',
  access: 'edit',
  summary: 'Import a clouddriver YAML, all or nothing',
  query: z.strictObject({
    dryRun: z.enum(['true', 'false']).default('false'),
    /** The deployment, profile or entry to read, where a file holds several. */
    from: z.string().min(1).optional(),
  }),
  body: yaml,
  ifMatch: true,
  answer: { status: 200, type: json, schema: importAnswerSchema },
})
export const exportYaml = contract({
  method: 'GET',
  path: '/api/v1/registry/clouddriver-local.yml',
  access: 'read',
  basic: 'too',
  audited: 'export',
  summary: 'clouddriver-local.yml as Clouddriver binds it',
  answer: { status: 200, type: 'application/yaml', etag: 'bytes', download: 'clouddriver-local.yml', stopsStart: true },
})
export const halCommands = contract({
  method: 'GET',
  path: '/api/v1/registry/hal-commands',
  access: 'read',
  audited: 'export',
  summary: 'The equivalent hal commands',
  answer: { status: 200, type: 'text/plain' },
})
export const mergeYaml = contract({
  method: 'POST',
  path: '/api/v1/registry/merge',
  access: 'read',
  summary: "A team's own file with our accounts put in, all else untouched",
  body: yaml,
  answer: { status: 200, type: 'application/yaml', orJson: mergeAnswerSchema },
})

export type ImportAnswer = z.infer<typeof importAnswerSchema>
export type MergeAnswer = z.infer<typeof mergeAnswerSchema>
export type { RegistryChange } from '@/lib/registry/registry-change'
export type ReaderTest = z.infer<typeof readerTestSchema>
export type AwsAccountBody = z.infer<typeof awsAccountBody>
export type EcsAccountBody = z.infer<typeof ecsAccountBody>
