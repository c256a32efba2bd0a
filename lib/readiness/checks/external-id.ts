import { accountCheck } from '../check'
import { ecsTwinExternalId } from '../clouddriver/ecs-twin'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Gathered } from '../gathered'
import { clouddriverIdentityOf } from '../roles/clouddriver-identity'
import { findClouddriverRole, type RoleFacts, roleFacts } from '../roles/clouddriver-role'
import { roleWord } from '../roles/role-arn'
import { ofRole, type RoleVerdict, unnamed, unread } from '../roles/role-verdict'
import { awsSetUpPage } from '../set-up-page'
import { admit } from '../trust/admit'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { principalOf } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { trustDocument, trustTable } from '../trust/trust-evidence'

export const externalId = accountCheck({
  check: 'external-id',
  group: 'mapping',
  name: 'External id',
  docs: awsSetUpPage,
  rule: {
    source:
      'EcsAccountBuilder.java does not copy externalId to the ECS account (seen running in 1.18, 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity'],
  judge: (facts, context) => [ofRole(judgeRole(facts, context), context)],
})

type Read = RoleFacts & { 'caller-identity': Gathered<Facts['caller-identity']> }

function judgeRole(facts: Read, context: Context): RoleVerdict {
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unread') return unread("Could not read the role's trust policy", found.fault)
  if (found.found === 'unnamed') return unnamed(found.why)
  if (found.found === 'absent') return unnamed(`The account has no role ${found.arn}.`)
  const identity = clouddriverIdentityOf(facts['caller-identity'], context)
  if (!identity.known) return unread('Could not tell which identity Clouddriver has', identity.fault)
  return judgeTrust(found.role, identity.arn, context)
}

function judgeTrust(role: Role, identity: string, context: Context): RoleVerdict {
  const { mapping, settings, now } = context
  const situation = situationOf(mapping, settings, now)
  const principal = principalOf(identity)
  const asDemanded = evaluateTrust(role.trust, principal, { ...situation, externalId: 'any value' })
  const twin = { ...situation, externalId: { passes: ecsTwinExternalId } }
  const without = evaluateTrust(role.trust, principal, twin)
  const word = roleWord(role.arn)
  if (asDemanded.verdict === 'no') {
    const summary = `The trust of ${word} does not allow ${identity}, with or without an external id; the check "Clouddriver identity" says why.`
    return { status: 'not-applicable', title: 'No statement allows Clouddriver', summary }
  }
  if (without.verdict !== 'no') {
    const passed = mapping.awsAccount.externalId === null ? '' : ' Clouddriver still passes it for the AWS account.'
    const summary = `The trust policy allows ${identity} without one.${passed}`
    return { status: 'pass', title: `${word} requires no external id`, summary }
  }
  const document = admit(role.trust, [principal], twin)
  return {
    status: 'fail',
    title: `${word} requires an external id, but Clouddriver passes none for ECS`,
    summary: `Clouddriver passes externalId for the AWS account ${mapping.awsAccount.name} but not for the ECS account built from it: AWS denies that call, and Spinnaker loads nothing from ECS.`,
    evidence: [trustTable([without]), trustDocument(role.trust, [asDemanded], document), twoVerdicts(without)],
    fix: {
      kind: 'trust-policy',
      roleArn: role.arn,
      roleName: role.name,
      principals: [identity],
      document,
      how: 'without an external id',
    },
  }
}

function twoVerdicts({ reasons }: Trust) {
  return {
    kind: 'verdicts' as const,
    title: 'Two views',
    aws: { status: 'fail' as const, text: `would refuse:  ${reasons.join(' ')}` },
    clouddriver: { status: 'fail' as const, text: 'pass no external id: its ECS account is built without one' },
  }
}
