import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'

const json = 'application/json'
const typeSchema = z.enum(['aws', 'ecs'])

/** An account of the registry, of Clouddriver, or of both. */
export const liveAccountSchema = z.strictObject({
  name: z.string(),
  type: typeSchema,
  /** Whether Clouddriver has it in its memory; that says nothing of its role. */
  loaded: z.boolean(),
  /** Whether Clouddriver's account storage holds it; null where that could not be read. */
  stored: z.boolean().nullable(),
  /** `here`: the registry; `there`: what is loaded, or else what is stored. `name`: only one of the two has the account. */
  differs: z.array(z.strictObject({ key: z.string(), here: z.json(), there: z.json() })),
})

export const clouddriverSchema = z.strictObject({
  /** Null: none is set. */
  address: z.string().nullable(),
  /** Whether it told its accounts; if not, nothing is known and both lists are empty. */
  reachable: z.boolean(),
  accounts: z.array(liveAccountSchema),
  /** Agents that Clouddriver runs for the ECS accounts. `present` false: it has never succeeded since Clouddriver started. */
  agents: z.array(z.strictObject({ id: z.string(), present: z.boolean() })),
  /** What it did not tell, and why. */
  faults: z.array(z.strictObject({ call: z.string(), why: z.string() })),
})

export const pushedAccountSchema = z.strictObject({
  name: z.string(),
  type: typeSchema,
  /** `replace`: deleted and posted again. */
  action: z.enum(['create', 'update', 'replace', 'delete']),
  result: z.enum(['planned', 'written', 'failed', 'skipped']),
  /** Of Clouddriver's answer; null where there was none. */
  status: z.int().nullable(),
  /** Why it failed or was skipped. */
  error: z.string().nullable(),
})

const pushBody = z.strictObject({
  /** Only tells what would be written. */
  dryRun: z.boolean().default(false),
  /** Names of accounts; all where it is not said. */
  accounts: z.array(z.string().max(bounds.nameLength)).min(1).max(bounds.accounts).optional(),
})

export const getClouddriver = contract({
  method: 'GET',
  path: '/api/v1/clouddriver',
  access: 'read',
  summary: 'What the configured Clouddriver has loaded and stored, beside the registry',
  answer: { status: 200, type: json, schema: clouddriverSchema },
})
export const pushToClouddriver = contract({
  method: 'POST',
  path: '/api/v1/clouddriver/push',
  access: 'admin',
  audited: 'push',
  summary: "Write the registry into Clouddriver's account storage, one by one, to the first failure",
  body: { type: json, schema: pushBody },
  answer: {
    status: 200,
    type: json,
    schema: z.strictObject({ dryRun: z.boolean(), accounts: z.array(pushedAccountSchema) }),
  },
})
export const refreshClouddriver = contract({
  method: 'POST',
  path: '/api/v1/clouddriver/refresh',
  access: 'admin',
  audited: 'push',
  summary: 'Ask Clouddriver to read its watched files again (POST /refresh)',
  answer: {
    status: 200,
    type: json,
    /** Properties that Clouddriver says have changed. */
    schema: z.strictObject({ changed: z.array(z.string()) }),
  },
})

export type Clouddriver = z.infer<typeof clouddriverSchema>
export type LiveAccount = z.infer<typeof liveAccountSchema>
export type PushedAccount = z.infer<typeof pushedAccountSchema>
export type PushAnswer = z.infer<typeof pushToClouddriver.answer.schema>
export type PushBody = z.output<typeof pushBody>
