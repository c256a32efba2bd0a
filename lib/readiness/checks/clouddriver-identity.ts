import { accountCheck } from '../check'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Gathered } from '../gathered'
import { absentRole } from '../roles/absent-role'
import {
  assumedLive,
  type ClouddriverIdentity,
  clouddriverIdentityOf,
  identityWords,
} from '../roles/clouddriver-identity'
import { findClouddriverRole, type RoleFacts, roleFacts } from '../roles/clouddriver-role'
import { identityTrust } from '../roles/identity-trust'
import { roleWord } from '../roles/role-arn'
import { ofRole, type RoleVerdict, unnamed, unread } from '../roles/role-verdict'
import { awsSetUpPage } from '../set-up-page'
import { admit } from '../trust/admit'
import type { Trust } from '../trust/evaluate-trust'
import { principalOf } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { trustDocument, trustTable } from '../trust/trust-evidence'

export const clouddriverIdentity = accountCheck({
  check: 'clouddriver-identity',
  group: 'access',
  name: 'Clouddriver identity',
  docs: awsSetUpPage,
  rule: {
    source: 'Set-up page of the AWS provider: the managed role trusts the managing one. AWS, sts:AssumeRole.',
    appliesTo: 'every release',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity', 'assumed-role'],
  judge: (facts, context) => [ofRole(judgeIdentity(facts, context), context)],
})

type Read = RoleFacts & {
  'caller-identity': Gathered<Facts['caller-identity']>
  'assumed-role': Gathered<Facts['assumed-role']>
}

function judgeIdentity(facts: Read, context: Context): RoleVerdict {
  const identity = clouddriverIdentityOf(facts['caller-identity'], context)
  if (!identity.known) return unread('Could not tell which identity Clouddriver has', identity.fault)
  // What AWS has just allowed needs no reading of documents.
  const live = assumedLive(identity, facts['assumed-role'], context)
  if (live !== null) {
    const summary = `Tried live: ${identityWords(identity)} assumed it.`
    return { status: 'pass', title: `${roleWord(live)} trusts Clouddriver's identity`, summary }
  }
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unread') return unread("Could not read the role's trust policy", found.fault)
  if (found.found === 'unnamed') return unnamed(found.why)
  if (found.found === 'absent') {
    const situation = situationOf(context.mapping, context.settings, context.now)
    const title = `There is no ${roleWord(found.arn)} in the account`
    const summary = `${identityWords(identity)} would assume ${found.arn}, and the account has no such role.`
    return { status: 'fail', title, summary, ...absentRole(found.arn, [identity.arn], situation) }
  }
  const wasRefused = identity.isCaller && !facts['assumed-role'].ok
  return judgeTrust(found.role, identity, wasRefused ? 'The live attempt failed' : 'Not tried live', context)
}

type Known = ClouddriverIdentity & { known: true }

function judgeTrust(role: Role, identity: Known, tried: string, context: Context): RoleVerdict {
  const trust = identityTrust(role, identity.arn, context)
  if (trust === null) return notAnIdentity(identity, context)
  const word = roleWord(role.arn)
  const who = identityWords(identity)
  const reasons = trust.reasons.join(' ')
  if (trust.verdict === 'yes') {
    const evidence = [trustTable([trust]), trustDocument(role.trust, [trust])]
    const summary = `${tried}; the trust policy allows ${who}. ${reasons}`
    return { status: 'pass', title: `${word} trusts Clouddriver's identity`, summary, evidence }
  }
  const details = trustDetails(role, identity.arn, trust, context)
  if (trust.verdict === 'no') {
    const summary = `${who} cannot assume the role, so Spinnaker loads nothing from this account. ${reasons}`
    return { status: 'fail', title: `\`${identity.arn}\` is not trusted by ${word}`, summary, ...details }
  }
  const summary = `${tried}, and the trust policy alone does not show whether ${who} may assume the role. ${reasons}`
  return { status: 'warn', title: `Could not tell whether ${word} trusts Clouddriver's identity`, summary, ...details }
}

function trustDetails(role: Role, identity: string, trust: Trust, { mapping, settings, now }: Context) {
  const document = admit(role.trust, [principalOf(identity)], situationOf(mapping, settings, now))
  return {
    evidence: [trustTable([trust]), trustDocument(role.trust, [trust], document)] as const,
    fix: {
      kind: 'trust-policy',
      roleArn: role.arn,
      roleName: role.name,
      principals: [identity],
      document,
    } as const,
  }
}

/** A federated user, an instance profile or a slip: nothing that a trust policy could be read for. */
function notAnIdentity({ arn, set }: Known, { mapping }: Context): RoleVerdict {
  const own = mapping.awsAccount.clouddriverIdentity !== null
  return {
    status: 'warn',
    title: `\`${arn}\` is not the ARN of a role or a user`,
    summary: set
      ? 'Trust policies name roles, users and accounts. Shipshape cannot judge this identity.'
      : "Shipshape uses its own identity instead of Clouddriver's and cannot judge that one.",
    evidence: [{ kind: 'text', title: 'Clouddriver identity', text: arn }],
    fix: {
      kind: 'edit-registry',
      entity: own ? 'aws-account' : 'settings',
      name: own ? mapping.awsAccount.name : null,
      field: 'clouddriverIdentity',
      text: 'Set the Clouddriver identity to the ARN that `aws sts get-caller-identity` prints where Clouddriver runs.',
    },
  }
}
