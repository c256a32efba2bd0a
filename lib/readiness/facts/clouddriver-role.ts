import { z } from 'zod'
import { fact } from './fact'
import { roleItem, roleSchema } from './roles'

/** The role that Clouddriver assumes, read by itself (iam:GetRole); null where the account has no such role. */
export const clouddriverRole = fact({
  scope: 'account',
  version: 1,
  schema: roleSchema
    .extend({
      permissionsBoundary: z.string().nullable(),
      /** The longest session that the role gives, in seconds; absent from what older versions read. */
      maxSessionSeconds: z.int().optional(),
    })
    .nullable(),
  items: (role) => (role === null ? [] : [roleItem(role, { boundary: role.permissionsBoundary })]),
})
