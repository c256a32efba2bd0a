import { z } from 'zod'

/** One line of an import's readable diff. */
export const changeSchema = z.strictObject({
  action: z.enum(['add', 'replace', 'set']),
  entity: z.enum(['aws-account', 'ecs-account', 'settings']),
  /** Name of the account, or the settings' key. */
  name: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), before: z.json().nullable(), after: z.json().nullable() })),
})

export type RegistryChange = z.infer<typeof changeSchema>
