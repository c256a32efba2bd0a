import { roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
import { accountCheck, type RegionalVerdict } from '../check'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Fault } from '../fault'
import type { Fix } from '../fixes'
import type { Gathered } from '../gathered'
import { absentRole } from '../rules/absent-role'
import { type ClouddriverIdentity, clouddriverIdentityOf, identityWords } from '../rules/clouddriver-identity'
import { findClouddriverRole, roleFacts } from '../rules/clouddriver-role'
import { identityTrust } from '../rules/identity-trust'
import { roleWord } from '../rules/role-arn'
import { parseIdentity, trustedArn } from '../rules/trust/identity'
import { situationOf } from '../rules/trust/situation'
import { trustDocument, trustTable } from '../rules/trust/trust-evidence'
import { awsSetUpPage } from '../set-up-page'
import { faultSentence } from '../unknown-words'

export const assumeRole = accountCheck({
  check: 'assume-role',
  group: 'access',
  name: 'Assume role',
  docs: awsSetUpPage,
  rule: {
    source: 'Set-up page of the AWS provider; AWS decides sts:AssumeRole, and no document is surer than trying it.',
    appliesTo: 'every release',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity', 'assumed-role'],
  judge: (facts, context) => {
    const assumed = facts['assumed-role']
    const tried = assumed.ok && assumed.value.tried ? assumed.value : null
    if (tried !== null && tried.accountId !== context.mapping.awsAccount.accountId)
      return [wrongAccount(tried, context)]
    const identity = clouddriverIdentityOf(facts['caller-identity'], context)
    if (!identity.known) return [unreadable("Clouddriver's identity is not known", identity.fault)]
    if (!identity.isCaller) return [judgeDocument(facts, identity, context)]
    if (tried !== null) return [succeeded(tried, identity)]
    if (assumed.ok) return [judgeDocument(facts, identity, context)]
    return [
      isRefusal(assumed.fault)
        ? refused(assumed.fault, identity, context)
        : unreadable('Assuming the role did not get through', assumed.fault),
    ]
  },
})

type Known = ClouddriverIdentity & { known: true }
type Tried = Facts['assumed-role'] & { tried: true }
type AllFacts = Parameters<typeof findClouddriverRole>[0] & { 'assumed-role': Gathered<Facts['assumed-role']> }

/** AWS said no, or that no such role can be: everything else may go another way next time. */
function isRefusal({ kind, action, code }: Fault): boolean {
  return action === 'sts:AssumeRole' && (kind === 'denied' || code === 'ValidationError')
}

function succeeded({ roleArn, sessionArn }: Tried, identity: Known): RegionalVerdict {
  return {
    resource: roleArn,
    status: 'pass',
    title: `${roleWord(roleArn)} can be assumed`,
    summary: `Tried live as ${identityWords(identity)}: AWS answered with ${sessionArn}.`,
  }
}

function wrongAccount({ roleArn, accountId }: Tried, { mapping }: Context): RegionalVerdict {
  const { awsAccount } = mapping
  return {
    resource: roleArn,
    status: 'fail',
    title: `The role belongs to account ${accountId}, not to ${awsAccount.accountId}`,
    summary: 'Spinnaker would show and change the resources of the other account under this name.',
    evidence: [
      { kind: 'text', title: 'sts:AssumeRole', text: `Assumed ${roleArn}\nAWS answered for account ${accountId}` },
    ],
    fix: {
      kind: 'edit-registry',
      entity: 'aws-account',
      name: awsAccount.name,
      field: 'assumeRole',
      text: `Name a role of account ${awsAccount.accountId}, or correct the account id.`,
    },
  }
}

function refused(fault: Fault, identity: Known, context: Context): RegionalVerdict {
  const { awsAccount } = context.mapping
  const roleArn = roleArnOf(awsAccount, context.settings) ?? awsAccount.name
  return {
    resource: roleArn,
    status: 'fail',
    title: `${roleWord(roleArn)} cannot be assumed`,
    summary: `Tried live as ${identityWords(identity)}: AWS refused it. Nothing of this account loads in Spinnaker.`,
    evidence: [
      {
        kind: 'text',
        title: 'sts:AssumeRole',
        text: [fault.code, fault.message].filter(Boolean).join(': ') || 'refused',
      },
    ],
    fix: letAssume(roleArn, identity.arn, context),
  }
}

function letAssume(roleArn: string, identity: string, { mapping }: Context): Fix {
  const parsed = parseIdentity(identity)
  return {
    kind: 'let-assume',
    identity,
    trusted: parsed === null ? identity : trustedArn(parsed),
    roleArn,
    sessionName: sessionNameOf(mapping.awsAccount),
    externalId: mapping.awsAccount.externalId,
  }
}

/** Where nobody could try it as Clouddriver, the trust document decides; a refusal of somebody else's call says nothing. */
function judgeDocument(facts: AllFacts, identity: Known, context: Context): RegionalVerdict {
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unread') {
    const assumed = facts['assumed-role']
    return unreadable('Whether the role can be assumed is not known', assumed.ok ? found.fault : assumed.fault)
  }
  if (found.found === 'unnamed') {
    return { resource: null, status: 'not-applicable', title: 'There is no role to assume', summary: found.why }
  }
  if (found.found === 'role') return judgeTrust(found.role, identity, context)
  const situation = situationOf(context.mapping, context.settings, context.now)
  const title = `There is no ${roleWord(found.arn)} in the account`
  const summary = `Not tried live as ${identity.arn}: the account has no role ${found.arn}.`
  return { resource: found.arn, status: 'fail', title, summary, ...absentRole(found.arn, [identity.arn], situation) }
}

function judgeTrust(role: Role, identity: Known, context: Context): RegionalVerdict {
  const trust = identityTrust(role, identity.arn, context)
  const word = roleWord(role.arn)
  const who = identityWords(identity)
  const at = { resource: role.arn }
  const reasons = trust?.reasons.join(' ') ?? `${identity.arn} is not the ARN of a role or a user.`
  if (trust?.verdict === 'yes') {
    const summary = `Not tried live: by its trust policy ${who} may assume it. ${reasons}`
    return {
      ...at,
      status: 'pass',
      title: `${word} can be assumed by its trust policy`,
      summary,
      evidence: [trustTable([trust])],
    }
  }
  const isRefused = trust?.verdict === 'no'
  const details = {
    evidence: [
      { kind: 'text' as const, title: 'Not tried live', text: `Shipshape does not run as ${identity.arn}.` },
      ...(trust === null ? [] : [trustTable([trust]), trustDocument(role.trust, [trust])]),
    ] as const,
    fix: letAssume(role.arn, identity.arn, context),
  }
  return isRefused
    ? {
        ...at,
        ...details,
        status: 'fail',
        title: `${word} cannot be assumed by its trust policy`,
        summary: `Not tried live: the trust policy does not admit ${who}. ${reasons}`,
      }
    : {
        ...at,
        ...details,
        status: 'warn',
        title: `Whether ${word} can be assumed cannot be told`,
        summary: `Not tried live, and the trust policy alone does not tell for ${who}. ${reasons}`,
      }
}

function unreadable(title: string, fault: Fault): RegionalVerdict {
  return { resource: null, status: 'unknown', title, summary: faultSentence(fault), fault }
}
