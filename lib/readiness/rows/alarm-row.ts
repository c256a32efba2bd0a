import { z } from 'zod'

export const alarmRowSchema = z.strictObject({
  ecsAccount: z.string(),
  region: z.string(),
  name: z.string(),
  arn: z.string(),
  state: z.string(),
  namespace: z.string().nullable(),
  metricName: z.string().nullable(),
  cluster: z.string().nullable(),
  service: z.string().nullable(),
  /** Every service that it scales; `cluster` and `service` are the first's, or its dimensions'. */
  services: z.array(z.strictObject({ cluster: z.string(), service: z.string() })),
  /** Names of the scaling policies that the alarm drives. */
  policies: z.array(z.string()),
  clonable: z.enum(['yes', 'with-loss', 'no', 'recreated']),
  reasons: z.array(z.string()),
  staleSince: z.string().optional(),
})

export type AlarmRow = z.infer<typeof alarmRowSchema>
