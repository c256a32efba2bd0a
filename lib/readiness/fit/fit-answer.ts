import { z } from 'zod'

const limits = [
  'cpu',
  'memory',
  'gpu',
  'ports',
  'network-interfaces',
  'distinct-instance',
  'instances',
  'fargate-quota',
  'fargate-size',
  'capacity-provider',
] as const

/** How many copies go where, why each instance refuses, and what binds. */
export const fitSchema = z.strictObject({
  /** Null where it would fit, but for what `notLookedAt` names. */
  fits: z.boolean().nullable(),
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
  /** What binds; `instances`: none can take a task; `capacity-provider`: it is not attached. Null where all copies fit. */
  limitedBy: z.enum(limits).nullable(),
  /**
   * What capacity providers could still add where not all copies fit now; null where that could not be read. A deploy
   * with a launch type does not make them.
   */
  growth: z
    .array(
      z.strictObject({
        capacityProvider: z.string(),
        /** Null for managed instances, which have no group and no maximum. */
        autoScalingGroup: z.string().nullable(),
        /** Instances that it may still add; null without a maximum. */
        instances: z.int().nullable(),
        /** Copies that one new instance takes, of the largest type it may be; null where no size is known. */
        copiesEach: z.int().nullable(),
      }),
    )
    .nullable(),
  /** Whether all copies can fit once they have, on the largest instances they may add; null where that is not known. */
  fitsAfterGrowth: z.boolean().nullable(),
  /** What may bear on the answer and was not checked: fields of the definition, constraints, interfaces; empty where all was. */
  notLookedAt: z.array(z.string()),
  /** The answer as a sentence. */
  summary: z.string(),
})

export type Fit = z.infer<typeof fitSchema>
