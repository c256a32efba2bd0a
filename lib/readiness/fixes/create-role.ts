import type { PolicyDocument } from '../facts/policy-document'
import type { RenderedFix } from '../finding'
import { shellWord, withFile } from './shell'

/** The role that Clouddriver assumes does not exist: create it, with the trust that it needs. */
export type CreateRole = { accountId: string; roleName: string; path: string; document: PolicyDocument }

export function createRole({ accountId, roleName, path, document }: CreateRole): RenderedFix {
  const json = JSON.stringify(document, null, 2)
  const where = path === '/' ? '' : ` --path ${shellWord(path)}`
  const command = `aws iam create-role --role-name ${shellWord(roleName)}${where} --assume-role-policy-document file://trust.json`
  return {
    text: `Create the role ${roleName} in account ${accountId} with this trust policy and give it the permissions of the set-up page, or name the role that exists in the mapping. Case and path count.`,
    cli: withFile('trust.json', json, command),
    json,
  }
}
