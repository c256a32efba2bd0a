import { z } from 'zod'

/** One line of a readable diff: what an import, a restore or a write did to one thing. Only a restore removes. */
export const changeSchema = z.strictObject({
  action: z.enum(['add', 'replace', 'set', 'remove']),
  entity: z.enum(['aws-account', 'ecs-account', 'settings']),
  /** Name of the account before it was changed, or the settings' key. */
  name: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), before: z.json().nullable(), after: z.json().nullable() })),
})

export type RegistryChange = z.infer<typeof changeSchema>
