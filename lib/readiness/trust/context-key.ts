import type { Identity } from '@/lib/registry/identity'
import { narrowedSourceArn } from './narrowed-source-arn'
import type { TrustPrincipal } from './principal'
import type { Situation } from './situation'

/** A value of a condition key: known (a role's ARN perhaps but for its path), known to start so, or some ARN of an account. */
export type KeyValue = { text: string; pathUnknown?: boolean } | { prefix: string } | { arnOfAccount: string }

/** One way the request may look: the key's values, null where the key is not in the request. */
export type World = { label: string | null; values: readonly KeyValue[] | null }

/** All the ways the request may look as far as one key goes; or nothing is known of it. */
export type KnownKey =
  | { known: true; worlds: readonly World[]; note: string; trap?: Trap }
  | { known: false; why: string }

/** What to say of expected values that leave a key open because AWS documents that they do not work; null for others. */
type Trap = (expected: readonly string[]) => string | null

type Lookup<P> = (principal: P, situation: Situation, key: string) => KnownKey
type Row<P> = [keys: RegExp, lookup: Lookup<P>]
type Service = Extract<TrustPrincipal, { kind: 'service' }>

/** What a request by `principal` holds under a condition key. Names of keys are compared without case. */
export function contextKey(name: string, principal: TrustPrincipal, situation: Situation): KnownKey {
  const key = name.toLowerCase()
  const shared = sharedRows.find(([keys]) => keys.test(key))
  if (shared !== undefined) return shared[1](principal, situation, name)
  const own =
    principal.kind === 'service'
      ? serviceRows.find(([keys]) => keys.test(key))?.[1](principal, situation, name)
      : identityRows.find(([keys]) => keys.test(key))?.[1](principal, situation, name)
  return own ?? { known: false, why: `${name} cannot be checked from here` }
}

const is = (text: string): KnownKey => ({ known: true, worlds: [{ label: null, values: [{ text }] }], note: text })
const absent = (note: string): KnownKey => ({ known: true, worlds: [{ label: null, values: null }], note })

const sharedRows: readonly Row<TrustPrincipal>[] = [
  [/^aws:currenttime$/, (_, { now }) => is(now)],
  [/^aws:epochtime$/, (_, { now }) => is(String(Math.floor(Date.parse(now) / 1000)))],
  [/^aws:securetransport$/, () => is('true')],
  [/^aws:resourceaccount$/, (_, { accountId }) => is(accountId)],
  // Neither Clouddriver nor a service passes session tags or a source identity.
  [
    /^(aws:requesttag\/.*|aws:tagkeys|sts:transitivetagkeys|sts:sourceidentity)$/,
    (_p, _s, key) => absent(`${key} is not sent`),
  ],
  // Keys of web identity and SAML federation: those calls are not sts:AssumeRole.
  [/^(saml:.*|[^:]+\.[^:]+:.*)$/, (_p, _s, key) => absent(`${key} exists only in federated sign-ins`)],
]

const serviceRows: readonly Row<Service>[] = [
  [/^aws:sourceaccount$/, sourceAccount],
  [/^aws:sourcearn$/, sourceArn],
  [/^aws:requestedregion$/, requestedRegion],
  [/^aws:principalservicename$/, ({ service }) => is(service)],
  [/^aws:principalisawsservice$/, () => is('true')],
  [
    /^(sts:externalid|sts:rolesessionname|aws:principal(orgid|orgpaths|arn|account|tag\/.*)|aws:multifactorauth(present|age)|aws:sourceip|aws:sourcevpce?|aws:vpcsourceip|aws:username|aws:sourceidentity|aws:federatedprovider|aws:calledvia.*)$/,
    (_p, _s, key) => absent(`services never send ${key}`),
  ],
]

/** ECS documents both keys for task roles; whether another service sends them for its roles is not documented. */
function sourceAccount({ service }: Service, { accountId }: Situation): KnownKey {
  const own: World = { label: null, values: [{ text: accountId }] }
  if (service === 'ecs-tasks.amazonaws.com') return { known: true, worlds: [own], note: accountId }
  return maybe(own, service, 'aws:SourceAccount')
}

function sourceArn({ service }: Service, { accountId, partition, regions }: Situation): KnownKey {
  if (service !== 'ecs-tasks.amazonaws.com') {
    return maybe({ label: null, values: [{ arnOfAccount: accountId }] }, service, 'aws:SourceArn')
  }
  if (regions.length === 0) return { known: false, why: 'aws:SourceArn names a region and none is mapped' }
  const worlds = regions.map((region) => ({
    label: region,
    values: [{ prefix: `arn:${partition}:ecs:${region}:${accountId}:` }],
  }))
  const trap = narrowedSourceArn(`arn:${partition}:ecs:${regions[0]}:${accountId}:*`)
  return { known: true, worlds, note: `ECS ARNs of ${regions.join(', ')}`, trap }
}

/** ECS fetches a task's credentials where the task runs: the call's region is the task's, as CloudTrail lists it. */
function requestedRegion({ service }: Service, { regions }: Situation, key: string): KnownKey {
  if (service !== 'ecs-tasks.amazonaws.com') return { known: false, why: `${key} cannot be checked from here` }
  if (regions.length === 0) return { known: false, why: `${key} is a region and none is mapped` }
  const worlds = regions.map((region) => ({ label: region, values: [{ text: region }] }))
  return { known: true, worlds, note: regions.join(', ') }
}

function maybe(present: World, service: string, key: string): KnownKey {
  return {
    known: true,
    worlds: [{ label: null, values: null }, present],
    note: `it is not documented whether ${service} sends ${key}`,
  }
}

const identityRows: readonly Row<Identity>[] = [
  [/^sts:externalid$/, externalId],
  [
    /^sts:rolesessionname$/,
    (_, { sessionName }, key) =>
      sessionName === null ? { known: false, why: `${key} is not known` } : is(sessionName),
  ],
  [/^aws:principalarn$/, principalArn],
  [/^aws:principalaccount$/, ({ accountId }) => is(accountId)],
  [/^aws:principaltype$/, ({ type }) => is({ role: 'AssumedRole', user: 'User', root: 'Account' }[type])],
  [/^aws:username$/, ({ type, name }) => (type === 'user' ? is(name) : absent('a role has no aws:username'))],
  [/^aws:multifactorauthpresent$/, multiFactor],
  [/^aws:multifactorauthage$/, () => absent('a machine signs in without MFA')],
  [/^aws:(principalisawsservice|viaawsservice)$/, () => is('false')],
  [
    /^aws:(sourcearn|sourceaccount|sourceorgid|sourceorgpaths|principalservicename(slist)?|calledvia.*)$/,
    (_p, _s, key) => absent(`only services send ${key}`),
  ],
]

function externalId(_: Identity, { externalId }: Situation): KnownKey {
  if (externalId === 'any value') return { known: false, why: 'the policy does not check sts:ExternalId' }
  return externalId.passes === null ? absent('no external id is passed') : is(externalId.passes)
}

/** A role's sessions carry the role's ARN; without its path where only a session's ARN is known. */
function principalArn({ arn, partition, accountId, name, session }: Identity): KnownKey {
  if (session === null) return is(arn)
  const text = `arn:${partition}:iam::${accountId}:role/${name}`
  return {
    known: true,
    worlds: [{ label: null, values: [{ text, pathUnknown: true }] }],
    note: `${text}, path unknown`,
  }
}

/** Long-term credentials carry no MFA key at all; temporary ones of a machine carry `false`. */
function multiFactor({ type }: Identity): KnownKey {
  const worlds: World[] = [{ label: null, values: null }]
  if (type === 'role') worlds.push({ label: null, values: [{ text: 'false' }] })
  return { known: true, worlds, note: 'a machine signs in without MFA' }
}
