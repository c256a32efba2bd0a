import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { asJson, type Json, type JsonObject } from '@/lib/registry/json'
import { awsAccountFields, ecsAccountFields } from './fields'
import { uniformKey } from './relaxed-key'

/** An AWS account as an entry of `aws.accounts[]`: what Clouddriver binds, in the order of an export, then kept keys. */
export function awsEntryOf(account: AwsAccountInput): JsonObject {
  const stated = { ...account, enabled: account.enabled === true ? null : account.enabled }
  return entryOf({ ...stated, regions: account.regions.length > 0 ? account.regions : null }, awsAccountFields)
}

/** An ECS account as an entry of `ecs.accounts[]`; Shipshape's own fields are not part of it. */
export function ecsEntryOf(account: EcsAccountInput): JsonObject {
  return entryOf(account, ecsAccountFields)
}

type Account = { other: Readonly<Record<string, Json>> } & Readonly<Record<string, unknown>>

function entryOf(account: Account, fields: Readonly<Record<string, unknown>>): JsonObject {
  const names = Object.keys(fields)
  const bound = names.flatMap((name): [string, Json][] => {
    const value = account[name]
    return value === null || value === undefined ? [] : [[name, asJson(value)]]
  })
  return Object.fromEntries([...bound, ...keptKeys(account.other, names)])
}

/** Kept keys beside bound ones; where one is a bound field in another spelling, the field wins. */
export function keptKeys(other: Readonly<Record<string, Json>>, bound: readonly string[]): [string, Json][] {
  const forms = new Set(bound.map(uniformKey))
  return Object.entries(other).filter(([key]) => !forms.has(uniformKey(key)))
}
