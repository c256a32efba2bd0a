import { parseIdentity } from '@/lib/registry/identity'
import { roleArnOf } from '@/lib/registry/mapping'
import { isFrom } from '@/lib/registry/release'
import type { Context } from '../context'
import type { ClouddriverIdentity } from './clouddriver-identity'
import type { RoleFacts } from './clouddriver-role'
import { roleWord } from './role-arn'
import type { RoleVerdict } from './role-verdict'

/** First release whose Clouddriver binds sessionDurationSeconds (AccountsConfiguration.java). */
const boundFrom = '1.37'

/** What the STS reference says of DurationSeconds: from 900 to 43,200, and 3,600 where a role assumes a role. */
const limits = { least: 900, most: 43_200, chained: 3_600 }

/**
 * What is wrong with the seconds that the account's sessions are to last; null where AWS gives them, or nobody can tell.
 * The ECS account never asks for them (EcsAccountBuilder.java leaves them out): what fails is its AWS account.
 */
export function refusedDuration(
  facts: RoleFacts,
  identity: ClouddriverIdentity,
  { mapping, settings, registry, release }: Context,
): RoleVerdict | null {
  const { name, sessionDurationSeconds: seconds } = mapping.awsAccount
  const arn = roleArnOf(mapping.awsAccount, settings)
  if (typeof seconds !== 'number' || arn === null || (release !== null && !isFrom(release, boundFrom))) return null
  const role = facts['clouddriver-role']
  const longest = role?.ok && role.value?.arn === arn ? role.value.maxSessionSeconds : undefined
  const isChained = identity.known && parseIdentity(identity.arn)?.type === 'role'
  const limit = limitOf(seconds, isChained, longest)
  if (limit === null) return null
  const own = registry.awsAccounts.find((account) => account.name === name)?.sessionDurationSeconds
  const written =
    own === undefined ? 'aws.defaultSessionDurationSeconds' : `sessionDurationSeconds of AWS account ${name}`
  return {
    status: 'warn',
    title: `${roleWord(arn)} gives no session of ${seconds} s`,
    summary: `${limit.why} AWS refuses each AssumeRole of AWS account ${name}: its subnets, security groups and load balancers do not load, and no deploy to ECS finds them. Roles and clusters still load, because the ECS account asks for no duration.`,
    evidence: [
      {
        kind: 'text',
        title: 'Session',
        text: `${written}: ${seconds}\n${limit.seen}`,
      },
    ],
    fix: {
      kind: 'edit-registry',
      ...(own === undefined
        ? { entity: 'settings', name: null, field: 'other' }
        : { entity: 'aws-account', name, field: 'sessionDurationSeconds' }),
      text: `${limit.advice} It is ${written} that says ${seconds}.`,
    },
  }
}

type Limit = { why: string; seen: string; advice: string }

function limitOf(seconds: number, isChained: boolean, longest: number | undefined): Limit | null {
  if (seconds < limits.least || seconds > limits.most) {
    const bounds = `from ${limits.least} to ${limits.most} s`
    const seen = `sts:AssumeRole takes DurationSeconds ${bounds}`
    return { why: `AWS takes a session ${bounds}.`, seen, advice: `Write a duration ${bounds}, or leave it out.` }
  }
  if (isChained && seconds > limits.chained) {
    const why = `Clouddriver's identity is a role, and a role that assumes a role gets a session of ${limits.chained} s at most.`
    const seen = `sts:AssumeRole by a role: at most ${limits.chained} s (role chaining)`
    return { why, seen, advice: `Write ${limits.chained} or less, or leave the duration out.` }
  }
  if (longest === undefined || seconds <= longest) return null
  const why = `The role gives sessions of ${longest} s at most.`
  const advice = `Write ${longest} or less, or raise the role's maximum session duration to ${seconds} s.`
  return { why, seen: `iam:GetRole: MaxSessionDuration ${longest}`, advice }
}
