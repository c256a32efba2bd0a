import { z } from 'zod'

const limits = [
  'cpu',
  'memory',
  'gpu',
  'ports',
  'network-interfaces',
  'instances',
  'fargate-quota',
  'fargate-size',
] as const

/** How many copies go where, why each instance refuses, and what binds. */
export const fitSchema = z.strictObject({
  fits: z.boolean(),
  /** Copies of those asked for that are placed. */
  placed: z.int(),
  perInstance: z.array(
    z.strictObject({
      instance: z.string(),
      instanceType: z.string().nullable(),
      availabilityZone: z.string().nullable(),
      state: z.enum(['active', 'draining', 'disconnected', 'external']),
      remaining: z.strictObject({ cpu: z.int(), memoryMiB: z.int(), gpus: z.int() }),
      placed: z.int(),
      /** Why it takes no copy; null where it takes one or more, or could. */
      refuses: z.string().nullable(),
    }),
  ),
  /** What binds; `instances`: none can take a task. Null where all copies fit. */
  limitedBy: z.enum(limits).nullable(),
  /** The answer as a sentence. */
  summary: z.string(),
})

export type Fit = z.infer<typeof fitSchema>
