import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { asJson, isJsonObject, type Json, jsonFieldsOf } from '@/lib/registry/json'
import type { Settings } from '@/lib/registry/settings'
import { awsAccountFields, awsKeys, ecsAccountFields, ecsKeys } from './fields'
import { isKeptKey, type KeptPlace } from './kept-key'
import { uniformKey } from './relaxed-key'
import { holdsSecret, isSecretJson } from './secret'

/** A key that the registry may not hold, where it is (`['other', 'mine', 0, 'token']`), and why. */
export type UnkeptKey = { path: readonly (string | number)[]; message: string }

type Kept = Readonly<Record<string, Json>>

/** What the import of a file would leave out of an AWS account's kept keys: secrets, and its own fields once more. */
export function unkeptOfAwsAccount({ other, lifecycleHooks, ...fields }: AwsAccountInput): UnkeptKey[] {
  return [
    ...secretTextsOf(fields),
    ...unkeptIn(other, Object.keys(awsAccountFields), 'awsAccount', ['other']),
    ...secretsIn(asJson(lifecycleHooks ?? []), ['lifecycleHooks']),
  ]
}

/** The same of an ECS account's. */
export function unkeptOfEcsAccount({ other, ...fields }: EcsAccountInput): UnkeptKey[] {
  return [...secretTextsOf(fields), ...unkeptIn(other, Object.keys(ecsAccountFields), 'ecsAccount', ['other'])]
}

/** The same of what the settings keep of a file outside its lists of accounts. */
export function unkeptOfSettings({ other: { aws, ecs }, ...fields }: Settings): UnkeptKey[] {
  return [
    ...secretTextsOf(fields),
    ...unkeptIn(aws, awsKeys, 'aws', ['other', 'aws']),
    ...unkeptIn(ecs, ecsKeys, 'ecs', ['other', 'ecs']),
  ]
}

/** Fields of our own that hold a secret by its looks, at any depth. */
function secretTextsOf(fields: object): UnkeptKey[] {
  return Object.entries(jsonFieldsOf(fields))
    .filter(([, value]) => anyText(value, holdsSecret))
    .map(([key]) => ({ path: [key], message: 'holds a secret and is not stored. Remove the secret.' }))
}

function anyText(value: Json, is: (text: string) => boolean): boolean {
  if (typeof value === 'string') return is(value)
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => anyText(one, is))
}

function unkeptIn(kept: Kept, bound: readonly string[], place: KeptPlace, path: UnkeptKey['path']): UnkeptKey[] {
  const byForm = new Map(bound.map((name) => [uniformKey(name), name]))
  const repeated = Object.keys(kept).flatMap((key): UnkeptKey[] => {
    const field = byForm.get(uniformKey(key))
    if (field === undefined) return []
    return [
      { path: [...path, key], message: `is read by Clouddriver as ${field}. Set that field and remove this one.` },
    ]
  })
  const unknown = Object.entries(kept).flatMap(([key, value]): UnkeptKey[] => {
    if (isKeptKey(place, key, value) || secretsIn(asJson({ [key]: value }), path).length > 0) return []
    return [{ path: [...path, key], message: 'is a key that Clouddriver ignores, so it is not stored. Remove it.' }]
  })
  return [...repeated, ...unknown, ...secretsIn(asJson(kept), path)]
}

function secretsIn(value: Json, path: UnkeptKey['path']): UnkeptKey[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => secretsIn(item, [...path, index]))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, item]): UnkeptKey[] => {
    const at = [...path, key]
    if (!isSecretJson(key, item)) return secretsIn(item, at)
    const message = 'looks like a secret and is not stored. Leave it out, or write an "encrypted:" reference to it.'
    return [{ path: at, message }]
  })
}
