import { accountPartition } from '@/lib/registry/mapping'
import { isFrom } from '@/lib/registry/release'
import { accountCheck, type RegionalVerdict } from '../check'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { unread } from '../roles/role-verdict'
import { findServiceLinkedRole, serviceLinkedRoleArn, serviceLinkedRoleNames } from '../roles/service-linked-roles'
import { simulatedOn } from '../roles/simulated'
import { setUpPage } from '../set-up-page'
import { faultSentence } from '../unknown-words'

const create = 'iam:CreateServiceLinkedRole'

export const serviceLinkedRoles = accountCheck({
  check: 'service-linked-roles',
  group: 'clouddriver-role',
  name: 'Service-linked roles',
  docs: setUpPage,
  rule: {
    source: "Set-up page of 1.19 and later: service-linked roles take the place of the role's own trust.",
    appliesTo: 'releases from 1.19',
  },
  needs: [],
  uses: ['roles', 'simulation'],
  judge: ({ roles, simulation }, context) => {
    if (!isFrom(context.release, '1.19')) return [notNeeded(context)]
    return serviceLinkedRoleNames.map((wanted) => {
      const resource = arnOf(wanted, context)
      if (!roles.ok) return { resource, ...unread(`Could not check whether \`${wanted.name}\` exists`, roles.fault) }
      const role = findServiceLinkedRole(roles.value, wanted.name)
      if (role === undefined) return judgeAbsent({ ...wanted, arn: resource }, simulation, context)
      const summary = `${wanted.service} uses it.`
      return { resource, status: 'pass', title: `\`${wanted.name}\` exists`, summary }
    })
  },
})

type Wanted = { name: string; service: string; arn: string }

function arnOf(wanted: { name: string; service: string }, { mapping, settings }: Context): string {
  const { awsAccount } = mapping
  const partition = accountPartition(awsAccount, settings)
  return serviceLinkedRoleArn(wanted, { partition, accountId: awsAccount.accountId })
}

function judgeAbsent(wanted: Wanted, simulation: Gathered<Facts['simulation']>, context: Context): RegionalVerdict {
  const { name, service, arn } = wanted
  const { may, why } = mayCreate(wanted, simulation)
  const { accountId } = context.mapping.awsAccount
  const at = { resource: arn, title: `\`${name}\` does not exist in ${accountId}` }
  if (may === 'yes') {
    const summary = `${why} AWS creates it at the first deploy.`
    return { ...at, status: 'pass', title: `\`${name}\` will be created at the first deploy`, summary }
  }
  const outcome =
    may === 'no' ? 'the first deploy fails' : "if Clouddriver's role may not create it, the first deploy fails"
  return {
    ...at,
    status: may === 'no' ? 'fail' : 'warn',
    summary: `${service} needs it, and ${outcome}. ${why}`,
    evidence: [{ kind: 'text', title: "May Clouddriver's role create it?", text: why }],
    fix: { kind: 'create-service-linked-role', accountId, roleName: name, service },
  }
}

/** What AWS simulated for the role. */
function mayCreate(
  { arn }: Wanted,
  simulation: Gathered<Facts['simulation']>,
): { may: 'yes' | 'no' | 'unknown'; why: string } {
  if (!simulation.ok)
    return { may: 'unknown', why: `Whether the role may create it is unknown: ${faultSentence(simulation.fault)}` }
  const { principal } = simulation.value
  const permission = simulatedOn(simulation.value, create, arn, [])
  if (permission.is === 'allowed') return { may: 'yes', why: `${principal} may call ${create}.` }
  if (permission.is === 'refused') return { may: 'no', why: `${principal} may not call ${create}. ${permission.why}` }
  return { may: 'unknown', why: `Whether the role may create it is unknown. ${permission.why}` }
}

function notNeeded({ release }: Context): RegionalVerdict {
  const judged =
    release === null ? 'No release is set, so the rules of 1.18 apply' : `Release ${release} does not use them`
  return {
    resource: null,
    status: 'not-applicable',
    title: `Service-linked roles are used from 1.19 on`,
    summary: `${judged}: to 1.18 Spinnaker passes the role that Clouddriver assumes. Newer releases use AWSServiceRoleForECS and AWSServiceRoleForApplicationAutoScaling_ECSService.`,
  }
}
