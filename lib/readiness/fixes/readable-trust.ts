import { joined, type Shell, sh, withFile } from '@/lib/registry/sh'
import type { PolicyDocument } from '../facts/policy-document'
import { counted, listed } from '../words'
import type { WrittenFix } from './written-fix'

/** Trust policies that Clouddriver cannot read, each spelled so that it can. */
export type ReadableTrust = { roles: readonly { name: string; document: PolicyDocument }[] }

/** Enough to paste at once; the rest follows after the next scan. */
const most = 10

export function readableTrust({ roles }: ReadableTrust): WrittenFix {
  const shown = roles.slice(0, most)
  const rest = roles.length > most ? ` Then check again for the other ${counted(roles.length - most, 'role')}.` : ''
  return {
    text: `Replace the trust policy of ${listed(shown.map(({ name }) => name))} with the same policy in a form that Clouddriver can read. AWS treats both the same: exactly the same principals may assume the role as before.${rest}`,
    cli: joined(shown.map(commandFor), '\n'),
    ...(shown[0] === undefined ? {} : { json: JSON.stringify(shown[0].document, null, 2) }),
  }
}

function commandFor({ name, document }: ReadableTrust['roles'][number]): Shell {
  const command = sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`
  return withFile('trust.json', JSON.stringify(document, null, 2), command)
}
