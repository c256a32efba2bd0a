import { sh, withFile } from '@/lib/registry/sh'
import type { PolicyDocument } from '../facts/policy-document'
import type { WrittenFix } from './written-fix'

/** The role that Clouddriver assumes does not exist: create it, with the trust that it needs. */
export type CreateRole = { accountId: string; roleName: string; path: string; document: PolicyDocument }

export function createRole({ accountId, roleName, path, document }: CreateRole): WrittenFix {
  const json = JSON.stringify(document, null, 2)
  const where = path === '/' ? sh`` : sh` --path ${path}`
  const command = sh`aws iam create-role --role-name ${roleName}${where} --assume-role-policy-document file://trust.json`
  return {
    text: `Create the role ${roleName} in account ${accountId} with this trust policy and give it the permissions of the set-up page, or put the name of an existing role into the mapping. Case and path matter.`,
    cli: withFile('trust.json', json, command),
    json,
  }
}
