import { joined, type Shell, sh, withFile } from '@/lib/registry/sh'
import type { PolicyDocument } from '../facts/policy-document'
import { counted, listed } from '../words'
import type { WrittenFix } from './written-fix'

/** Task roles whose trust policies AWS and Clouddriver read differently, each with a document that both read alike. */
export type TaskRoleTrust = {
  roles: readonly { name: string; document: PolicyDocument }[]
  /** What to do where no document would help. */
  advice: readonly string[]
}

/** Enough to paste at once; the rest follows after the next scan. */
const most = 10

export function taskRoleTrust({ roles, advice }: TaskRoleTrust): WrittenFix {
  const shown = roles.slice(0, most)
  const names = shown.map(({ name }) => name)
  const [first] = shown
  if (first === undefined) return { text: advice.join(' ') }
  const rest = roles.length > most ? ` Then check again for the other ${counted(roles.length - most, 'role')}.` : ''
  const text = `Replace the trust policy of ${listed(names)} with one that AWS and Clouddriver read the same way; it allows nobody new.${rest}`
  return {
    text: [text, ...advice].join(' '),
    cli: joined(shown.map(commandFor), '\n'),
    json: JSON.stringify(first.document, null, 2),
  }
}

function commandFor({ name, document }: TaskRoleTrust['roles'][number]): Shell {
  const command = sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`
  return withFile('trust.json', JSON.stringify(document, null, 2), command)
}
