import { sh, withFile } from '@/lib/registry/sh'
import { roleConsoleLink } from '../console-link'
import { policyNameOf } from './policy-name-of'
import type { WrittenFix } from './written-fix'

type Statement = {
  Effect: 'Allow'
  Action: string | readonly string[]
  Resource: string | readonly string[]
  Condition?: Record<string, Record<string, string>>
}

/** What the role that Clouddriver assumes lacks, as the least statements that give it. */
export type GrantPermissions = {
  roleArn: string
  statements: readonly Statement[]
  /** What stands in the way of an Allow, and must go. */
  advice: readonly string[]
}

export function grantPermissions({ roleArn, statements, advice }: GrantPermissions): WrittenFix {
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const json = JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
  const command = sh`aws iam put-role-policy --role-name ${roleName} --policy-name ${policyName(statements)} --policy-document file://policy.json`
  const console = roleConsoleLink(roleArn)
  return {
    text: [`Give the role ${roleName} this policy beside its others.`, ...advice].join(' '),
    cli: withFile('policy.json', json, command),
    json,
    ...(console === undefined ? {} : { console }),
  }
}

/** A name for what is granted: a name used again would put this policy in the place of one that was given before. */
function policyName(statements: readonly Statement[]): string {
  const parts = statements.flatMap(({ Action, Resource }) => [Action, Resource]).flat()
  const named = parts.filter((part) => part !== '*').map((part) => part.slice(part.search(/[^:/]*$/)))
  const others = named.length > 2 ? `-and-${named.length - 2}-more` : ''
  return policyNameOf(`Spinnaker-${named.slice(0, 2).join('-').replaceAll('*', 'all')}${others}`)
}
