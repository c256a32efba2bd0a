import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

export const accountSettingSchema = z.strictObject({
  name: z.string(),
  value: z.string(),
  /** Whose setting takes effect: the caller's own, or the root user's as the account's default. */
  principal: z.string().nullable(),
})

export type AccountSetting = z.infer<typeof accountSettingSchema>

/**
 * ECS's settings as they take effect for whoever reads, in the order in which AWS lists them: to 1.26 Clouddriver sees only
 * the first page (ecs:ListAccountSettings, effective, pages of 10).
 */
export const accountSettings = fact({
  scope: 'region',
  version: 1,
  schema: z.array(accountSettingSchema),
  items: (settings) => settings.map(({ name, value }) => item(name, `ECS setting ${name}`, { value })),
})
