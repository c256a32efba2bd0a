import { z } from 'zod'
import { contract } from './contract'
import { microsOf } from './micros'

const json = 'application/json'

/** Spring Cloud Config's environment, as its client reads it (org.springframework.cloud.config.environment.Environment). */
export const configEnvironmentSchema = z.strictObject({
  name: z.string(),
  profiles: z.array(z.string()),
  /** The revision that was asked for. */
  label: z.string().nullable(),
  /** The revision of what is answered. */
  version: z.string(),
  state: z.null(),
  propertySources: z.array(
    z.strictObject({ name: z.string(), source: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }),
  ),
})

export const readConfig = contract({
  method: 'GET',
  path: '/config/{application}/{profiles}',
  access: 'read',
  basic: 'only',
  audited: 'export',
  summary: 'The registry as a Spring Cloud Config server tells it; only the application clouddriver is known',
  answer: { status: 200, type: json, schema: configEnvironmentSchema },
})
export const readConfigAt = contract({
  method: 'GET',
  path: '/config/{application}/{profiles}/{label}',
  access: 'read',
  basic: 'only',
  audited: 'export',
  summary: 'The same of a revision, which is the label',
  answer: { status: 200, type: json, schema: configEnvironmentSchema },
})

/** An account as the account registration plugin takes it (its README; Account.java, Response.java). */
export const registeredAccountSchema = z.strictObject({
  AccountId: z.string(),
  SpinnakerAccountName: z.string(),
  Regions: z.array(z.string()),
  SpinnakerStatus: z.enum(['ACTIVE', 'SUSPENDED']),
  SpinnakerAssumeRole: z.string(),
  SpinnakerProviders: z.array(z.enum(['ec2', 'ecs', 'lambda'])),
  /** UTC, to the microsecond: no two revisions of the registry have the same. */
  UpdatedAt: z.string(),
  Permissions: z.partialRecord(z.enum(['READ', 'WRITE', 'EXECUTE', 'CREATE']), z.array(z.string())).optional(),
})

export const accountRegistration = contract({
  method: 'GET',
  path: '/api/v1/feeds/account-registration',
  access: 'read',
  basic: 'too',
  summary: "The accounts as Clouddriver's account registration plugin polls them",
  query: z.strictObject({
    /** Only what changed after it; the plugin sends the latest that it knows. */
    'UpdatedAt.gt': z
      .string()
      .max(64)
      .refine((text) => microsOf(text) !== null, 'is not a time such as 2026-11-29T12:00:00.123456Z.')
      .optional(),
  }),
  answer: {
    status: 200,
    type: json,
    schema: z.strictObject({
      SpinnakerAccounts: z.array(registeredAccountSchema),
      Pagination: z.strictObject({ NextUrl: z.literal('') }),
    }),
  },
})

/** A form in which Clouddriver reads the registry by itself. */
export type Feed = 'config' | 'file' | 'account-registration'

/** Where the feeds are, and who read them last, the latest first. */
export type FeedReads = { origin: string; reads: readonly { feed: string; actor: string; at: string }[] }

export type RegisteredAccount = z.infer<typeof registeredAccountSchema>
export type ConfigEnvironment = z.infer<typeof configEnvironmentSchema>
