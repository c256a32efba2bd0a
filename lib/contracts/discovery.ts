import { z } from 'zod'
import { faultSchema } from '@/lib/readiness/fault'
import { contract } from './contract'

const json = 'application/json'

export const awsIdentitySchema = z.strictObject({
  /** Null where AWS did not say: `fault` says why. */
  identity: z.strictObject({ arn: z.string(), accountId: z.string() }).nullable(),
  fault: faultSchema.nullable(),
})

export const organizationSchema = z.strictObject({
  /** Open accounts; null where AWS did not list them: `fault` says why. */
  accounts: z
    .array(
      z.strictObject({
        accountId: z.string(),
        name: z.string(),
        /** The registry's AWS account with that id; null where there is none yet. */
        awsAccount: z.string().nullable(),
      }),
    )
    .nullable(),
  fault: faultSchema.nullable(),
})

/** Where a Gate or a Clouddriver answers. */
export const spinnakerAddressSchema = z.strictObject({
  address: z
    .url({ protocol: /^https?$/, error: 'needs a whole address such as http://clouddriver.example.com:7002.' })
    .max(2_000),
})

export const spinnakerSchema = z.strictObject({
  /** AWS and ECS accounts that it has loaded; null where it did not say: `error` says why. */
  accounts: z
    .array(
      z.strictObject({
        type: z.enum(['aws', 'ecs']),
        name: z.string(),
        accountId: z.string().nullable(),
        /** Of an ECS account: the AWS account that it is on; null where that cannot be told. */
        awsAccount: z.string().nullable(),
        assumeRole: z.string().nullable(),
        sessionName: z.string().nullable(),
        regions: z.array(z.string()),
        /** Whether the registry has an account of that kind and name. */
        isKnown: z.boolean(),
      }),
    )
    .nullable(),
  error: z.string().nullable(),
})

export const getAwsIdentity = contract({
  method: 'GET',
  path: '/api/v1/aws-identity',
  access: 'read',
  summary: 'Who Shipshape is in AWS, asked now or within the last minute',
  answer: { status: 200, type: json, schema: awsIdentitySchema },
})

export const discoverOrganization = contract({
  method: 'POST',
  path: '/api/v1/discovery/organization',
  access: 'edit',
  summary: "The accounts of Shipshape's AWS organization, to choose from; saves nothing",
  answer: { status: 200, type: json, schema: organizationSchema },
})

export const discoverSpinnaker = contract({
  method: 'POST',
  path: '/api/v1/discovery/spinnaker',
  access: 'admin',
  summary: 'The AWS and ECS accounts that a Gate or a Clouddriver has loaded, to choose from; saves nothing',
  body: { type: json, schema: spinnakerAddressSchema },
  answer: { status: 200, type: json, schema: spinnakerSchema },
})
