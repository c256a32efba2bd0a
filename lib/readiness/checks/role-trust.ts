import { isFrom } from '@/lib/registry/release'
import { accountCheck } from '../check'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Role } from '../facts/roles'
import type { Fix } from '../fixes'
import type { Gathered } from '../gathered'
import { absentRole } from '../roles/absent-role'
import { clouddriverIdentityOf } from '../roles/clouddriver-identity'
import { findClouddriverRole, type RoleFacts, roleFacts } from '../roles/clouddriver-role'
import { roleWord } from '../roles/role-arn'
import { ofRole, type RoleVerdict, unnamed, unread } from '../roles/role-verdict'
import { setUpPage } from '../set-up-page'
import { admit } from '../trust/admit'
import { evaluateTrust, type Trust } from '../trust/evaluate-trust'
import { applicationAutoScaling, ecs, principalOf, service } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { trustDocument, trustTable } from '../trust/trust-evidence'
import { listed } from '../words'

const needed = [ecs, applicationAutoScaling]

/** Somebody whom no policy of a team names. */
const stranger = principalOf('arn:aws:iam::000000000000:role/stranger')

export const roleTrust = accountCheck({
  check: 'role-trust',
  group: 'clouddriver-role',
  name: 'Role trust',
  docs: setUpPage,
  rule: {
    source:
      'Set-up page, "Spinnaker Clouddriver role". CreateServerGroupAtomicOperation.java passes the role to ECS and to Application Auto Scaling up to 1.18 (seen running in 1.18 and 1.19).',
    appliesTo: 'releases to 1.18',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity'],
  judge: (facts, context) => [ofRole(judgeRole(facts, context), context)],
})

type Read = RoleFacts & { 'caller-identity': Gathered<Facts['caller-identity']> }

function judgeRole(facts: Read, context: Context): RoleVerdict {
  if (isFrom(context.release, '1.19')) return notNeeded(context)
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unread') return unread("Could not read the role's trust policy", found.fault)
  if (found.found === 'unnamed') return unnamed(found.why)
  const situation = situationOf(context.mapping, context.settings, context.now)
  const identity = clouddriverIdentityOf(facts['caller-identity'], context)
  const identityArn = identity.known ? identity.arn : null
  if (found.found === 'absent') {
    const principals = identityArn === null ? needed : [...needed, identityArn]
    const title = `There is no ${roleWord(found.arn)} in the account`
    const summary =
      'Spinnaker passes this role to ECS and to Application Auto Scaling (releases to 1.18), but the account has no such role, so every deploy fails.'
    return { status: 'fail', title, summary, ...absentRole(found.arn, principals, situation) }
  }
  const trusts = needed.map((name) => evaluateTrust(found.role.trust, service(name), situation))
  return judgeTrusts(found.role, trusts, identityArn, context)
}

function notNeeded({ release }: Context): RoleVerdict {
  return {
    status: 'not-applicable',
    title: `Release ${release} does not pass the role to AWS services`,
    summary: 'From 1.19 on AWS uses service-linked roles instead; the check "Service-linked roles" looks at those.',
  }
}

function judgeTrusts(role: Role, trusts: readonly Trust[], identity: string | null, context: Context): RoleVerdict {
  const word = roleWord(role.arn)
  const refused = trusts.filter(({ verdict }) => verdict === 'no')
  if (refused.length > 0) {
    const names = refused.map(({ principal }) => principal)
    const title = `${coded(names)} ${names.length === 1 ? 'is' : 'are'} not trusted by ${word}`
    return {
      status: 'fail',
      title,
      summary: `${consequence(names)}${newer(context)}`,
      ...details(role, trusts, context),
    }
  }
  const open = trusts.filter(({ verdict }) => verdict === 'conditional')
  if (open.length > 0) {
    const title = `Whether ${word} trusts ${coded(open.map(({ principal }) => principal))} depends on ${keysOf(open)}`
    const summary = `${open.flatMap(({ reasons }) => reasons).join(' ')}${newer(context)}`
    return { status: 'warn', title, summary, ...details(role, trusts, context) }
  }
  const reach = reachOf(role, context)
  if (reach === 'anybody' || trusts.some(isEveryone)) return tooWide(role, trusts, { identity, reach }, context)
  return {
    status: 'pass',
    title: `${word} trusts ECS and Application Auto Scaling`,
    summary: `${trusts.flatMap(({ reasons }) => reasons).join(' ')}${newer(context)}`,
    evidence: [trustTable(trusts), trustDocument(role.trust, trusts)],
  }
}

/** Trusted only through a statement that speaks of everybody. */
function isEveryone({ statements }: Trust): boolean {
  return statements.filter(({ does }) => does === 'admits').every(({ everyone }) => everyone)
}

type Reach = 'anybody' | 'narrowed'

/** Whether the policy lets in even those whom it does not know. */
function reachOf(role: Role, { mapping, settings, now }: Context): Reach {
  // A stranger does not know the external id.
  const situation = { ...situationOf(mapping, settings, now), externalId: { passes: null } }
  return evaluateTrust(role.trust, stranger, situation).verdict === 'yes' ? 'anybody' : 'narrowed'
}

function tooWide(
  role: Role,
  trusts: readonly Trust[],
  { identity, reach }: { identity: string | null; reach: Reach },
  context: Context,
): RoleVerdict {
  const word = roleWord(role.arn)
  const who =
    reach === 'anybody'
      ? 'and so is every AWS account: anyone may assume the role.'
      : 'by a statement for everyone, limited only by its conditions: the trust policy does not name who may assume the role.'
  return {
    status: 'warn',
    title: reach === 'anybody' ? `${word} trusts everyone` : `${word} does not name the principals that it trusts`,
    summary: `ECS and Application Auto Scaling are trusted, ${who}${newer(context)}`,
    evidence: [trustTable(trusts), trustDocument(role.trust, trusts)],
    fix: { kind: 'name-principals', roleArn: role.arn, roleName: role.name, services: needed, identity },
  }
}

function details(role: Role, trusts: readonly Trust[], { mapping, settings, now }: Context) {
  const missing = trusts.filter(({ verdict }) => verdict !== 'yes')
  const principals = missing.map(({ principal }) => principal)
  const document = admit(role.trust, principals.map(service), situationOf(mapping, settings, now))
  const fix: Fix = { kind: 'trust-policy', roleArn: role.arn, roleName: role.name, principals, document }
  const evidence: readonly [Evidence, ...Evidence[]] = [
    trustTable(trusts),
    trustDocument(role.trust, trusts, document),
    twoVerdicts(missing),
  ]
  return { evidence, fix }
}

function twoVerdicts(missing: readonly Trust[]): Evidence {
  const [first] = missing
  const isRefused = missing.some(({ verdict }) => verdict === 'no')
  const why = first?.reasons[0] ?? 'no statement names the service'
  return {
    kind: 'verdicts',
    title: 'Two views',
    aws: {
      status: isRefused ? 'fail' : 'warn',
      text: isRefused ? `would refuse:  ${why}` : `decide at the call: ${why}`,
    },
    clouddriver: { status: 'not-applicable', text: 'does not look: it passes the role and lets AWS decide' },
  }
}

const consequences: Record<string, string> = {
  [ecs]: 'Spinnaker creates services with this role (releases to 1.18): every deploy behind a load balancer fails.',
  [applicationAutoScaling]:
    'Spinnaker registers a scalable target with this role for every new service (releases to 1.18): where AWS uses the role for it, every deploy fails.',
}

function consequence(names: readonly string[]): string {
  return names.map((name) => consequences[name]).join(' ')
}

function keysOf(trusts: readonly Trust[]): string {
  const keys = trusts.flatMap(({ statements }) => statements.flatMap(({ key }) => key ?? []))
  return keys.length === 0
    ? 'a condition that cannot be checked here'
    : listed([...new Set(keys)].map((key) => `\`${key}\``))
}

function coded(names: readonly string[]): string {
  return listed(names.map((name) => `\`${name}\``))
}

/** With no release set the rule applies as for 1.18, and the finding says what newer releases want. */
function newer({ release }: Context): string {
  if (release !== null) return ''
  return ' No release is set, so the rules of 1.18 apply. From 1.19 on, AWS uses service-linked roles instead.'
}
