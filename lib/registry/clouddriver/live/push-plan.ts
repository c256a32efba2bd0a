import { effectiveAccount } from '@/lib/registry/effective-account'
import { type JsonObject, sameJson } from '@/lib/registry/json'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import { loadedEcsDifferences, storedAwsDifferences, storedEcsDifferences } from './compare'
import { type AccountType, awsDefinition, type Definition, ecsDefinition } from './definitions'

/** Accounts of one type by name, as Clouddriver tells them. */
export type Side = Readonly<Record<AccountType, ReadonlyMap<string, JsonObject>>>

/** What Clouddriver has in its memory, and in its account storage. */
export type Holdings = { loaded: Side; stored: Side }

/** An account that Shipshape stored there: what was sent, and of an ECS account what its AWS account was then. */
export type Owned = {
  type: AccountType
  name: string
  sent: JsonObject
  base: JsonObject | null
  /** Whether Clouddriver is known to have taken it; its answer may have been lost. */
  confirmed: boolean
}

export type PushAction = 'create' | 'update' | 'replace' | 'delete'

/** `body`: what is sent; `skip`: why nothing is. */
export type PushStep = {
  type: AccountType
  name: string
  action: PushAction
  body: JsonObject | null
  base: JsonObject | null
  skip: string | null
}

type Asked = {
  registry: Registry
  holdings: Holdings
  owned: readonly Owned[]
  /** Names of the accounts to look at; null: all. */
  only: ReadonlySet<string> | null
}

/**
 * What leads Clouddriver's account storage to the registry, in an order in which no poll fails: ECS accounts go before their
 * AWS accounts do, and come after them. One stored ECS account without its AWS account fails the whole ECS poll, and an ECS
 * account keeps the AWS account that it was made with: it is deleted and posted again where that changed (seen running in
 * 2026.2). Nothing is deleted that Shipshape did not store.
 */
export function planPush(asked: Asked): PushStep[] {
  const { registry, only, holdings } = asked
  const isAsked = (name: string) => only === null || only.has(name)
  const wanted = wantedOf(registry)
  const plan: Plan = { holdings, wanted, owned: ownedByKey(asked) }
  const aws = [...wanted.aws].filter(([name]) => isAsked(name)).flatMap((each) => awsStep(plan, each))
  const ecs = [...wanted.ecs].filter(([name]) => isAsked(name)).flatMap((each) => ecsStep(plan, aws, each))
  const gone = [...plan.owned.values()].filter(
    ({ type, name }) => !wanted[type].has(name) && holdings.stored[type].has(name) && isAsked(name),
  )
  const ecsGone = gone.filter(({ type }) => type === 'ecs').map(deletion)
  const awsGone = gone.filter(({ type }) => type === 'aws').map((each) => awsDeletion(plan, [...ecsGone, ...ecs], each))
  return [...ecsGone, ...aws, ...ecs, ...awsGone]
}

type Wanted = { aws: ReadonlyMap<string, Definition>; ecs: ReadonlyMap<string, Definition> }
type Plan = { holdings: Holdings; wanted: Wanted; owned: ReadonlyMap<string, Owned> }

const keyOf = (type: AccountType, name: string) => `${type} ${name}`

/** Names here are as Clouddriver holds them. An ECS account whose AWS account is disabled is not wanted there either. */
function wantedOf(registry: Registry): Wanted {
  const aws = new Map(
    registry.awsAccounts
      .filter((account) => effectiveAccount(account, registry).enabled !== false)
      .map((account) => [heldText(account.name), awsDefinition(account, registry)]),
  )
  const ecs = registry.ecsAccounts
    .filter(({ awsAccount }) => aws.has(heldText(awsAccount)))
    .map((account): [string, Definition] => [heldText(account.name), ecsDefinition(account, registry)])
  return { aws, ecs: new Map(ecs) }
}

/**
 * Rows of what Shipshape stored and is neither there nor wanted: whoever stores an account of that name later is somebody
 * else.
 */
export function lostAccounts({ registry, holdings, owned }: Omit<Asked, 'only'>): Owned[] {
  const wanted = wantedOf(registry)
  return owned.filter(({ type, name }) => !wanted[type].has(name) && !holdings.stored[type].has(name))
}

/** Only what is there as Shipshape sent it is its own: what somebody has changed or made anew since is theirs. */
function ownedByKey({ owned, holdings }: Omit<Asked, 'only'>): ReadonlyMap<string, Owned> {
  const isOwn = ({ type, name, sent, confirmed }: Owned) => {
    const there = holdings.stored[type].get(name)
    return there === undefined ? confirmed : differencesIn(type, sent, there).length === 0
  }
  return new Map(owned.filter(isOwn).map((each) => [keyOf(each.type, each.name), each]))
}

const differencesIn = (type: AccountType, here: JsonObject, there: JsonObject) =>
  type === 'aws' ? storedAwsDifferences(here, there) : storedEcsDifferences(here, there)

const fromFile =
  'Clouddriver has it from a file of its own, and stores no account of that name. Take it out of the file first.'
const notOurs = 'Shipshape did not store it, so it does not delete it. Delete it in Clouddriver, then push again.'

function awsStep({ holdings, owned }: Plan, [name, { body, why }]: [string, Definition]): PushStep[] {
  const there = holdings.stored.aws.get(name)
  const step = { type: 'aws', name, action: there === undefined ? 'create' : 'update', body, base: null } as const
  if (body === null) return [{ ...step, skip: why }]
  if (there !== undefined) return storedAwsDifferences(body, there).length === 0 ? [] : [{ ...step, skip: null }]
  const isFromFile = holdings.loaded.aws.has(name) && !owned.has(keyOf('aws', name))
  return [{ ...step, skip: isFromFile ? fromFile : null }]
}

function ecsStep(plan: Plan, aws: readonly PushStep[], [name, { body, why }]: [string, Definition]): PushStep[] {
  const { holdings, owned, wanted } = plan
  const there = holdings.stored.ecs.get(name)
  const isOwn = owned.has(keyOf('ecs', name))
  const action = there === undefined ? 'create' : 'replace'
  if (body === null) return [{ type: 'ecs', name, action, body, base: null, skip: why }]
  const awsName = String(body.awsAccount)
  const base = wanted.aws.get(awsName)?.body ?? null
  const step = { type: 'ecs', name, action, body, base } as const
  if (there !== undefined && !isOutdated(plan, aws, { name, body, base, there })) return []
  if (!willBeThere(holdings, aws, awsName)) return [{ ...step, skip: withoutAws(awsName) }]
  if (there !== undefined) return [{ ...step, skip: isOwn ? null : notOurs }]
  if (wanted.aws.has(name) || holdings.stored.aws.has(name)) return [{ ...step, skip: sameName }]
  return [{ ...step, skip: holdings.loaded.ecs.has(name) && !isOwn ? fromFile : null }]
}

const sameName = 'An AWS account has the same name, and Clouddriver stores one account of a name.'
const withoutAws = (name: string) =>
  `Its AWS account "${name}" is not in Clouddriver, and one such ECS account fails the polls of all. Push the AWS account first.`

type There = { name: string; body: JsonObject; base: JsonObject | null; there: JsonObject }

/** Whether an ECS account is stored otherwise, or its copy of the AWS account is not what that is now. */
function isOutdated({ holdings, owned }: Plan, aws: readonly PushStep[], { name, body, base, there }: There): boolean {
  if (storedEcsDifferences(body, there).length > 0) return true
  const isMoving = aws.some((step) => step.name === body.awsAccount && step.action === 'update' && step.skip === null)
  if (isMoving) return true
  const own = owned.get(keyOf('ecs', name))
  // Clouddriver may not have polled yet what was pushed a moment ago.
  if (own !== undefined) return base !== null && !sameJson(own.base ?? undefined, base)
  const loaded = holdings.loaded.ecs.get(name)
  return loaded !== undefined && loadedEcsDifferences(body, base, loaded).length > 0
}

function willBeThere({ stored, loaded }: Holdings, aws: readonly PushStep[], name: string): boolean {
  const isComing = aws.some((step) => step.name === name && step.skip === null)
  return isComing || stored.aws.has(name) || loaded.aws.has(name)
}

const deletion = ({ type, name }: Owned): PushStep => ({
  ...{ type, name, action: 'delete', body: null, base: null },
  skip: null,
})

function awsDeletion({ holdings }: Plan, steps: readonly PushStep[], owned: Owned): PushStep {
  const isLeaving = (ecs: string) =>
    steps.some(({ name, action, skip, body }) => {
      if (name !== ecs || skip !== null) return false
      return action === 'delete' || (body !== null && body.awsAccount !== owned.name)
    })
  const users = [...holdings.stored.ecs].filter(
    ([name, { awsAccount }]) => awsAccount === owned.name && !isLeaving(name),
  )
  if (users.length === 0) return deletion(owned)
  const names = users.map(([name]) => `"${name}"`).join(', ')
  return { ...deletion(owned), skip: `The ECS accounts ${names} in Clouddriver's account storage need it.` }
}
