import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings } from '@/lib/registry/settings'
import type { Check } from '../check'
import { clouddriverActions } from '../clouddriver/permissions'
import { standInFor } from '../clouddriver/stand-in'
import type { FactSet } from '../fact-set'
import type { Facts } from '../facts'
import type { Statement } from '../facts/policy-document'
import type { Role } from '../facts/roles'
import type { Finding } from '../finding'
import type { Gathered } from '../gathered'
import { judge } from '../judge'
import { now, read } from './capacity-builders'

const accountId = '210000000004'
export const clouddriver = 'arn:aws:iam::999999999999:role/Clouddriver'
const clouddriverSession = 'arn:aws:sts::999999999999:assumed-role/Clouddriver/pod-1'
export const managedArn = `arn:aws:iam::${accountId}:role/SpinnakerManaged`

type Changes = {
  aws?: Partial<AwsAccountInput>
  ecs?: Partial<EcsAccountInput>
  settings?: Partial<Settings>
  moreAws?: readonly Partial<AwsAccountInput>[]
  moreEcs?: readonly Partial<EcsAccountInput>[]
}

/** payments-ecs on payments in us-east-1 and eu-west-1, with Clouddriver's identity set, and whatever is changed. */
export function mappingRegistry({ aws, ecs, settings, moreAws = [], moreEcs = [] }: Changes = {}): Registry {
  const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }]
  const awsAccounts = [{ ...aws }, ...moreAws].map((over) => ({
    ...awsAccountInputSchema.parse({ name: 'payments', accountId, regions, ...over }),
    version: 1,
  }))
  const ecsAccounts = [{ ...ecs }, ...moreEcs].map((over) => ({
    ...ecsAccountInputSchema.parse({ name: 'payments-ecs', awsAccount: 'payments', ...over }),
    version: 1,
  }))
  return {
    revision: 1,
    settings: { ...defaultSettings, clouddriverIdentity: clouddriver, ...settings },
    awsAccounts,
    ecsAccounts,
  }
}

export function allow(Principal: Statement['Principal'], over: Partial<Statement> = {}): Statement {
  return { Effect: 'Allow', ...(Principal === undefined ? {} : { Principal }), Action: 'sts:AssumeRole', ...over }
}

export const trustsClouddriver = allow({ AWS: clouddriver })
export const trustsServices = allow({ Service: ['ecs.amazonaws.com', 'application-autoscaling.amazonaws.com'] })
export const trustsTasks = allow({ Service: 'ecs-tasks.amazonaws.com' })

export function roleOf(name: string, statements: Statement | Statement[], path = '/'): Role {
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`
  return { name, arn, path, trust: { Version: '2012-10-17', Statement: statements } }
}

/** The role that Clouddriver assumes, with these statements. */
export function managed(...statements: Statement[]): Role {
  return roleOf('SpinnakerManaged', statements)
}

type AccountFacts = FactSet['account']

/** Facts of an account read well: the given role and others, read by Clouddriver's own identity. */
export function accountFacts(role: Role | null, others: readonly Role[] = [], over: AccountFacts = {}): FactSet {
  const assumed: Gathered<Facts['assumed-role']> = read({
    tried: true,
    roleArn: managedArn,
    sessionArn: `arn:aws:sts::${accountId}:assumed-role/SpinnakerManaged/Spinnaker`,
    accountId,
  })
  const account: AccountFacts = {
    'caller-identity': read({ arn: clouddriverSession, accountId: '999999999999' }),
    'assumed-role': assumed,
    roles: read([...(role === null ? [] : [role]), ...others]),
    'clouddriver-role': read(role === null ? null : { ...role, permissionsBoundary: null }),
    simulation: simulated(
      {},
      others.map(({ arn }) => arn),
    ),
    'reader-session': read({
      mode: 'clouddriver-role',
      readAs: `arn:aws:sts::${accountId}:assumed-role/SpinnakerManaged/Spinnaker`,
      accountId,
      isClouddriverRole: true,
    }),
    'role-policies': read({ attached: ['arn:aws:iam::aws:policy/PowerUserAccess'], inline: ['SpinnakerPassRole'] }),
    'opted-in-regions': read([
      { name: 'us-east-1', status: 'opt-in-not-required' },
      { name: 'eu-west-1', status: 'opt-in-not-required' },
    ]),
    ...over,
  }
  return { account, regions: { 'us-east-1': emptyRegion(), 'eu-west-1': emptyRegion() } }
}

/** A region that was read and has nothing in it. */
function emptyRegion(): FactSet['regions'][string] {
  return {
    clusters: read([]),
    'container-instances': read({}),
    alarms: read([]),
    'scalable-targets': read([]),
    'scaling-policies': read([]),
    subnets: read([]),
    'account-settings': read([]),
  }
}

/** What AWS simulated for the role: everything allowed, but for the actions named. */
export function simulated(
  over: Readonly<Record<string, Partial<Facts['simulation']['decisions'][number]>>> = {},
  roleArns: readonly string[] = [],
): Gathered<Facts['simulation']> {
  const decide = (action: string, resource: string) => ({
    action,
    resource,
    decision: 'allowed' as const,
    allowedByBoundary: null,
    allowedByOrganization: null,
    missingContext: [],
    region: null,
    ...over[action],
  })
  const place = { partition: 'aws', accountId, region: 'us-east-1' }
  const general = clouddriverActions.flatMap((action) => {
    const standIn = standInFor(action, place)
    return [decide(action, '*'), ...(over[action] === undefined || standIn === null ? [] : [decide(action, standIn)])]
  })
  const passing = roleArns.flatMap((arn) => ['iam:PassRole', 'iam:GetRole'].map((action) => decide(action, arn)))
  return read({ principal: managedArn, region: 'us-east-1', decisions: [...general, ...passing] })
}

/** What a check says of the registry's first ECS account. */
export function findingsOf(check: Check, registry: Registry, facts: FactSet): Finding[] {
  const [ecsAccount] = registry.ecsAccounts
  if (ecsAccount === undefined) throw new Error('A test registry needs an ECS account.')
  return judge(check, { registry, ecsAccount, facts, now }) ?? []
}

/** The only finding of a check that gives one. */
export function findingOf(check: Check, registry: Registry, facts: FactSet): Finding {
  const [finding, second] = findingsOf(check, registry, facts)
  if (finding === undefined || second !== undefined) throw new Error(`${check.check} gave not one finding.`)
  return finding
}
