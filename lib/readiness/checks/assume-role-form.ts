import {
  accountRegions,
  assumeRoleOf,
  type CompleteMapping,
  isComplete,
  type Mapping,
  roleArnOf,
} from '@/lib/registry/mapping'
import { partitionOf } from '@/lib/registry/regions'
import { isFrom } from '@/lib/registry/release'
import { type RegionalVerdict, registryCheck } from '../check'
import type { Context } from '../context'
import { fullArnFrom, malformedPassedRole } from '../roles/passed-role'
import { parseRoleArn } from '../roles/role-arn'
import { awsSetUpPage } from '../set-up-page'
import { listed } from '../words'

export const assumeRoleForm = registryCheck({
  check: 'assume-role-form',
  group: 'mapping',
  name: 'Role to assume',
  docs: awsSetUpPage,
  rule: {
    source:
      'AmazonCredentialsParser.java: an assumeRole that begins with "arn:" is used as it is, any other becomes arn:aws:iam::<accountId>:<assumeRole>, always in partition aws (seen running in 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, context) => {
    const { mapping } = context
    if (!isComplete(mapping)) {
      const summary = `There is no AWS account "${mapping.ecsAccount.awsAccount}" to check.`
      return [{ resource: null, status: 'not-applicable', title: 'There is no role to check', summary }]
    }
    return [judgeForm(mapping, context)]
  },
})

function judgeForm(mapping: CompleteMapping, { settings, release }: Context<Mapping>): RegionalVerdict {
  const { awsAccount } = mapping
  const written = assumeRoleOf(awsAccount, settings)
  const arn = roleArnOf(awsAccount, settings)
  if (written === null || arn === null) {
    return failed(
      mapping,
      'No role to assume is named',
      `${mapping.awsAccount.name} has no assumeRole, and there is no aws.defaultAssumeRole: Clouddriver drops the account.`,
      'assumeRole: not set',
      "Set the AWS account's assumeRole, or the default role in Settings, for example to role/SpinnakerManaged.",
    )
  }
  const evidence = `assumeRole: ${written}\nClouddriver assumes: ${arn}`
  const role = parseRoleArn(arn)
  if (role === null) {
    const bare = /^[\w+=,.@-]+$/.test(written) ? ` Write role/${written}.` : ''
    return failed(
      mapping,
      `"${written}" is neither role/… nor the ARN of a role`,
      `Clouddriver would assume ${arn}, which is malformed: every call for this account fails.`,
      evidence,
      `Write the role as role/Name, or as its full ARN.${bare}`,
    )
  }
  if (role.accountId !== awsAccount.accountId) {
    return failed(
      mapping,
      `The role belongs to account ${role.accountId}, not to ${awsAccount.accountId}`,
      "Spinnaker would show and change the other account's resources under this name.",
      evidence,
      `Name a role of account ${awsAccount.accountId}, or correct the account id.`,
    )
  }
  const foreign = accountRegions(awsAccount, settings).filter((region) => partitionOf(region) !== role.partition)
  const [first] = foreign
  if (first !== undefined) {
    const partition = partitionOf(first)
    const advice = `Write the full ARN: arn:${partition}:iam::${awsAccount.accountId}:role${role.path}${role.name}. A role/… always becomes arn:aws.`
    return failed(
      mapping,
      `The role is of partition ${role.partition}, ${listed(foreign)} ${foreign.length === 1 ? 'is' : 'are'} not`,
      "A role in one partition cannot reach another partition's regions: every call there fails.",
      evidence,
      advice,
    )
  }
  const passed = malformedPassedRole(mapping, settings, release)
  if (passed !== null && !isFrom(release, '1.19')) {
    const instead = role.partition === 'aws' ? ` Until then, write role${role.path}${role.name}.` : ''
    return failed(
      mapping,
      `Release ${release} turns a full ARN into a malformed one`,
      `Clouddriver can assume the role, and then passes ${passed} to ECS and Application Auto Scaling: every deploy fails.`,
      `${evidence}\nClouddriver passes on: ${passed}`,
      `Upgrade Spinnaker to ${fullArnFrom} or newer, which passes a full ARN on as it is.${instead}`,
    )
  }
  const summary = `Clouddriver assumes ${arn}.`
  return { resource: null, status: 'pass', title: `${written} is well formed`, summary }
}

function failed(
  { awsAccount }: CompleteMapping,
  title: string,
  summary: string,
  text: string,
  advice: string,
): RegionalVerdict {
  return {
    resource: null,
    status: 'fail',
    title,
    summary,
    evidence: [{ kind: 'text', title: `AWS account ${awsAccount.name}`, text }],
    fix: { kind: 'edit-registry', entity: 'aws-account', name: awsAccount.name, field: 'assumeRole', text: advice },
  }
}
