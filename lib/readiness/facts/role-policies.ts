import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

/** Policies of the role that Clouddriver assumes, by name and without their documents; null where there is no such role. */
export const rolePolicies = fact({
  scope: 'account',
  version: 1,
  schema: z
    .strictObject({
      /** ARNs of managed policies (iam:ListAttachedRolePolicies). */
      attached: z.array(z.string()),
      /** Names of inline policies (iam:ListRolePolicies). */
      inline: z.array(z.string()),
    })
    .nullable(),
  items: (policies) =>
    [...(policies?.attached ?? []), ...(policies?.inline ?? [])].map((name) => item(name, `policy ${name}`)),
})
