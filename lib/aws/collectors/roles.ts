import { ListRolesCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'
import { trustDocumentOrText } from '../trust-document'

const action = 'iam:ListRoles'

const pageSchema = z.object({
  Roles: z.array(
    z.object({ RoleName: z.string(), Arn: z.string(), Path: z.string(), AssumeRolePolicyDocument: z.string() }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().optional(),
})

export const roles = collector({
  fact: 'roles',
  actions: [action],
  calls: (read) => requests(action, pages(read('roles'), 1_000)),
  collect: async ({ iam, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      (Marker) => iam.send(new ListRolesCommand({ MaxItems: 1_000, Marker })),
      // AWS may send fewer than asked for and still have more: only IsTruncated tells.
      (page) => (page.IsTruncated ? page.Marker : null),
    )
    return pages
      .flatMap(({ Roles }) => Roles)
      .map((role) => ({
        name: role.RoleName,
        arn: role.Arn,
        path: role.Path,
        trust: trustDocumentOrText(role.AssumeRolePolicyDocument),
      }))
  },
})
