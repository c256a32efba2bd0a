import type { Evidence } from '../evidence'
import type { Fix } from '../fixes'
import { admit } from '../trust/admit'
import { principalOf } from '../trust/principal'
import type { Situation } from '../trust/situation'
import { parseRoleArn } from './role-arn'

/** Evidence and fix where the account has no such role: a role that does not exist trusts nobody. */
export function absentRole(
  arn: string,
  principals: readonly string[],
  situation: Situation,
): { evidence: readonly [Evidence]; fix: Fix } {
  const { accountId = situation.accountId, path = '/', name = arn } = parseRoleArn(arn) ?? {}
  const empty = { Version: '2012-10-17', Statement: [] }
  return {
    evidence: [
      {
        kind: 'text',
        title: `Roles of account ${accountId}`,
        text: `There is no role with the ARN ${arn}. Case and path matter.`,
      },
    ],
    fix: {
      kind: 'create-role',
      accountId,
      roleName: name,
      path,
      document: admit(empty, principals.map(principalOf), situation),
    },
  }
}
