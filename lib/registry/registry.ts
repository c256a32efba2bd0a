import { z } from 'zod'
import { awsAccountSchema } from './aws-account'
import { ecsAccountSchema } from './ecs-account'
import { settingsSchema } from './settings'

/** The team's whole mapping. `revision` rises by one with every write. */
export const registrySchema = z.strictObject({
  revision: z.int(),
  settings: settingsSchema,
  awsAccounts: z.array(awsAccountSchema),
  ecsAccounts: z.array(ecsAccountSchema),
})

export type Registry = z.infer<typeof registrySchema>
