import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveAccount } from '@/lib/registry/effective-account'
import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { heldText, isUnknownText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import { awsEntryOf, ecsEntryOf } from '../entry-of'
import { awsAccountFields, type FieldKind } from '../fields'

export type AccountType = 'aws' | 'ecs'

/** An account as the body of `POST /credentials`; or why it can be none. */
export type Definition = { body: JsonObject; why: null } | { body: null; why: string }

/**
 * An AWS account as Clouddriver's account storage takes it (AccountsConfiguration.Account; `type`, not `@type`). It says what
 * Clouddriver would fill in, so that no poll sees an account changed that is not. Spring fills no placeholder there, so
 * their defaults stand in; keys that Clouddriver does not bind are dropped there without a word, and are not sent.
 */
export function awsDefinition(account: AwsAccount, registry: Registry): Definition {
  const effective = effectiveAccount(account, registry)
  const name = heldText(account.name)
  const { enabled: _, ...entry } = awsEntryOf({ ...effective, name, other: {} })
  const stated = Object.entries(entry).map(([key, value]): [string, Json] => [key, inKind(kindOf(key), value)])
  return definitionOf({
    type: 'aws',
    enabled: true,
    environment: name,
    accountType: name,
    ...Object.fromEntries(stated),
  })
}

/** An ECS account as account storage takes it (ECSCredentialsConfig.Account). */
export function ecsDefinition(account: EcsAccount, { settings }: Registry): Definition {
  const namingStrategy = account.namingStrategy ?? settings.defaultNamingStrategy
  return definitionOf({ type: 'ecs', ...ecsEntryOf({ ...account, namingStrategy, other: {} }) })
}

const kinds: Readonly<Record<string, FieldKind>> = awsAccountFields
const kindOf = (key: string): FieldKind => kinds[key] ?? 'text'

/** A value as JSON of its kind: what a file may write as one text is a list here. */
function inKind(kind: FieldKind, value: Json): Json {
  if (kind === 'words') return wordsOf(value)
  if (kind === 'regions' && Array.isArray(value)) return value.map(regionOf)
  if (kind !== 'permissions' || !isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, roles]) => [key.toUpperCase(), wordsOf(roles)]))
}

function regionOf(region: Json): Json {
  if (!isJsonObject(region)) return region
  const zones = ['availabilityZones', 'preferredZones'].flatMap((key): [string, Json][] =>
    region[key] === undefined ? [] : [[key, wordsOf(region[key])]],
  )
  return { ...region, ...Object.fromEntries(zones) }
}

function wordsOf(value: Json): Json {
  if (typeof value !== 'string' || isUnknownText(value)) return value
  return heldText(value)
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function definitionOf(body: JsonObject): Definition {
  const unknown = textsIn(body).find(isUnknownText)
  if (unknown === undefined) return { body: held(body), why: null }
  return { body: null, why: `It holds "${unknown}", which only a file of Clouddriver's own can fill.` }
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function held(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, heldIn(value)]))
}

function heldIn(value: Json): Json {
  if (typeof value === 'string') return heldText(value)
  if (Array.isArray(value)) return value.map(heldIn)
  return isJsonObject(value) ? held(value) : value
}
