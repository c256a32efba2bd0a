import { parseIdentity, trustedArn } from '@/lib/registry/identity'
import { roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
import { accountCheck } from '../check'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Fault } from '../fault'
import type { Fix } from '../fixes'
import type { Gathered } from '../gathered'
import { otherActionIn } from '../refusal'
import { absentRole } from '../roles/absent-role'
import { type ClouddriverIdentity, clouddriverIdentityOf, identityWords } from '../roles/clouddriver-identity'
import { findClouddriverRole, type RoleFacts, roleFacts } from '../roles/clouddriver-role'
import { identityTrust } from '../roles/identity-trust'
import { refusedDuration } from '../roles/refused-duration'
import { refusedSessionName } from '../roles/refused-session-name'
import { roleWord } from '../roles/role-arn'
import { ofRole, type RoleVerdict, unnamed, unread } from '../roles/role-verdict'
import { awsSetUpPage } from '../set-up-page'
import { situationOf } from '../trust/situation'
import { trustDocument, trustTable } from '../trust/trust-evidence'

export const assumeRole = accountCheck({
  check: 'assume-role',
  group: 'access',
  name: 'Assume role',
  docs: awsSetUpPage,
  rule: {
    source:
      'Set-up page of the AWS provider; AWS decides sts:AssumeRole, and no document is surer than trying it. sessionDurationSeconds (bound from 1.37 on, read in the code) is held to the role and to role chaining, as the STS reference has it.',
    appliesTo: 'every release',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity', 'assumed-role'],
  judge: (facts, context) => [
    ofRole(refusedSessionName(context) ?? withDuration(judgeRole(facts, context), facts, context), context),
  ],
})

type Known = ClouddriverIdentity & { known: true }
type Tried = Facts['assumed-role'] & { tried: true }
type Read = RoleFacts & {
  'caller-identity': Gathered<Facts['caller-identity']>
  'assumed-role': Gathered<Facts['assumed-role']>
}

/** A role that can be assumed, and not for as long as the account's sessions are to last. */
function withDuration(verdict: RoleVerdict, facts: Read, context: Context): RoleVerdict {
  if (verdict.status !== 'pass') return verdict
  return refusedDuration(facts, clouddriverIdentityOf(facts['caller-identity'], context), context) ?? verdict
}

function judgeRole(facts: Read, context: Context): RoleVerdict {
  const assumed = facts['assumed-role']
  const tried = assumed.ok && assumed.value.tried ? assumed.value : null
  if (tried !== null && tried.accountId !== context.mapping.awsAccount.accountId) {
    return wrongAccount(
      tried.accountId,
      `Assumed ${tried.roleArn}\nAWS answered for account ${tried.accountId}`,
      context,
    )
  }
  const owner = namedAccount(context)
  if (owner !== null && owner.accountId !== context.mapping.awsAccount.accountId) {
    return wrongAccount(owner.accountId, `Not assumed: ${owner.arn}\nnames account ${owner.accountId}`, context)
  }
  const identity = clouddriverIdentityOf(facts['caller-identity'], context)
  if (!identity.known) return unread('Could not tell which identity Clouddriver has', identity.fault)
  if (!identity.isCaller) return judgeDocument(facts, identity, context)
  if (tried !== null) return succeeded(tried, identity)
  if (assumed.ok) return judgeDocument(facts, identity, context)
  if (isRefusal(assumed.fault)) return refused(assumed.fault, facts, identity, context)
  return unread('Could not assume the role', assumed.fault)
}

/** The role as the mapping names it; it says its account without anybody assuming it. */
function namedAccount({ mapping, settings }: Context) {
  const arn = roleArnOf(mapping.awsAccount, settings)
  return arn === null ? null : parseIdentity(arn)
}

/** AWS said no, or that no such role can be: everything else may go another way next time. */
function isRefusal({ kind, action, code }: Fault): boolean {
  return action === 'sts:AssumeRole' && (kind === 'denied' || code === 'ValidationError')
}

function succeeded({ roleArn, sessionArn }: Tried, identity: Known): RoleVerdict {
  return {
    status: 'pass',
    title: `${roleWord(roleArn)} can be assumed`,
    summary: `Tried live as ${identityWords(identity)}: AWS answered with ${sessionArn}.`,
  }
}

function wrongAccount(accountId: string, seen: string, { mapping }: Context): RoleVerdict {
  const { awsAccount } = mapping
  return {
    status: 'fail',
    title: `The role belongs to account ${accountId}, not to ${awsAccount.accountId}`,
    summary: "Spinnaker would show and change the other account's resources under this name.",
    evidence: [{ kind: 'text', title: 'sts:AssumeRole', text: seen }],
    fix: {
      kind: 'edit-registry',
      entity: 'aws-account',
      name: awsAccount.name,
      field: 'assumeRole',
      text: `Name a role of account ${awsAccount.accountId}, or correct the account id.`,
    },
  }
}

function refused(fault: Fault, facts: Read, identity: Known, context: Context): RoleVerdict {
  const { awsAccount } = context.mapping
  const roleArn = roleArnOf(awsAccount, context.settings) ?? awsAccount.name
  const found = findClouddriverRole(facts, context)
  const trust = found.found === 'role' ? identityTrust(found.role, identity.arn, context) : null
  const answer = [fault.code, fault.message].filter(Boolean).join(': ') || 'refused'
  return {
    status: 'fail',
    title: `${roleWord(roleArn)} cannot be assumed`,
    summary: `Tried live as ${identityWords(identity)}: AWS denied it. Spinnaker loads nothing from this account.`,
    evidence: [
      { kind: 'text', title: 'sts:AssumeRole', text: answer },
      ...(trust === null ? [] : [trustTable([trust])]),
    ],
    fix: correctField(fault, context) ?? letAssume(roleArn, identity.arn, context, otherActionIn(fault)),
    refusal: fault,
  }
}

/** The fields of an account that STS holds to a form, by the names that it gives them in its refusal. */
const fieldOf: Readonly<Record<string, 'assumeRole' | 'externalId'>> = {
  roleArn: 'assumeRole',
  externalId: 'externalId',
}

/** What STS says is malformed: no policy mends that. */
function correctField({ code, message }: Fault, { mapping }: Context): Fix | null {
  const member = code === 'ValidationError' ? /\bat '(\w+)' failed/.exec(message)?.[1] : undefined
  const field = member === undefined ? undefined : fieldOf[member]
  if (field === undefined) return null
  const { name } = mapping.awsAccount
  const text = `Correct the ${field} of AWS account ${name}: AWS does not take its form.`
  return { kind: 'edit-registry', entity: 'aws-account', name, field, text }
}

function letAssume(roleArn: string, identity: string, { mapping }: Context, also: string | null = null): Fix {
  const parsed = parseIdentity(identity)
  return {
    kind: 'let-assume',
    identity,
    trusted: parsed === null ? identity : trustedArn(parsed),
    roleArn,
    sessionName: sessionNameOf(mapping.awsAccount),
    externalId: mapping.awsAccount.externalId,
    also,
  }
}

/** Where nobody could try it as Clouddriver, the trust document decides; a refusal of somebody else's call says nothing. */
function judgeDocument(facts: Read, identity: Known, context: Context): RoleVerdict {
  const assumed = facts['assumed-role']
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unread') {
    return unread('Could not tell whether the role can be assumed', assumed.ok ? found.fault : assumed.fault)
  }
  if (found.found === 'unnamed') return unnamed(found.why)
  if (found.found === 'absent') {
    const situation = situationOf(context.mapping, context.settings, context.now)
    const title = `There is no ${roleWord(found.arn)} in the account`
    const summary = `Not tried live as ${identity.arn}: the account has no role ${found.arn}.`
    return { status: 'fail', title, summary, ...absentRole(found.arn, [identity.arn], situation) }
  }
  const why = assumed.ok && !assumed.value.tried ? assumed.value.why : `Shipshape does not run as ${identity.arn}.`
  return judgeTrust(found.role, identity, why, context)
}

function judgeTrust(role: Role, identity: Known, whyNotTried: string, context: Context): RoleVerdict {
  const trust = identityTrust(role, identity.arn, context)
  const word = roleWord(role.arn)
  const who = identityWords(identity)
  const reasons = trust?.reasons.join(' ') ?? `${identity.arn} is not the ARN of a role or a user.`
  if (trust?.verdict === 'yes') {
    const summary = `Not tried live: by its trust policy ${who} may assume it. ${reasons}`
    return {
      status: 'pass',
      title: `${word} can be assumed by its trust policy`,
      summary,
      evidence: [trustTable([trust])],
    }
  }
  const read = trust === null ? [] : [trustTable([trust]), trustDocument(role.trust, [trust])]
  const evidence: readonly [Evidence, ...Evidence[]] = [
    { kind: 'text', title: 'Not tried live', text: whyNotTried },
    ...read,
  ]
  const fix = letAssume(role.arn, identity.arn, context)
  if (trust?.verdict === 'no') {
    const summary = `Not tried live: the trust policy does not allow ${who}. ${reasons}`
    return { status: 'fail', title: `${word} cannot be assumed by its trust policy`, summary, evidence, fix }
  }
  const summary = `Not tried live, and the trust policy alone does not show it for ${who}. ${reasons}`
  return { status: 'warn', title: `Could not tell whether ${word} can be assumed`, summary, evidence, fix }
}
