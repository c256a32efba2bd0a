import { parseIdentity, trustedArn } from '@/lib/registry/identity'
import { sh, withFile } from '@/lib/registry/sh'
import { roleConsoleLink } from '../console-link'
import { policyNameOf } from './policy-name-of'
import type { WrittenFix } from './written-fix'

/** The least statement that would let `principal` make the refused calls. */
export type AllowActions = { actions: readonly string[]; principal: string | null; resource: string }

export function allowActions({ actions, principal, resource }: AllowActions): WrittenFix {
  const action = actions.length === 1 ? actions[0] : actions
  const statement = { Effect: 'Allow', Action: action, Resource: resource }
  const json = JSON.stringify(statement, null, 2)
  const identity = principal === null ? null : parseIdentity(principal)
  if (identity === null || identity.type === 'root') {
    return { text: `Add this statement to a policy of ${principal ?? 'the identity that Shipshape uses'}.`, json }
  }
  const { type, name } = identity
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
  const console = type === 'role' ? roleConsoleLink(trustedArn(identity)) : undefined
  const policyNamed = sh`--policy-name ${policyName(actions)} --policy-document file://policy.json`
  const command =
    type === 'role'
      ? sh`aws iam put-role-policy --role-name ${name} ${policyNamed}`
      : sh`aws iam put-user-policy --user-name ${name} ${policyNamed}`
  return {
    text: `Add this statement to a policy of the ${type} ${name}.`,
    cli: withFile('policy.json', policy, command),
    json,
    ...(console === undefined ? {} : { console }),
  }
}

/** A name per set of actions, so that one fix does not overwrite another's inline policy. */
function policyName(actions: readonly string[]): string {
  const [first = 'calls'] = actions
  const others = actions.length > 1 ? `-and-${actions.length - 1}-more` : ''
  return policyNameOf(`shipshape-${first.replace(':', '-')}${others}`)
}
