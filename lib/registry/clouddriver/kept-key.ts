import { isJsonObject, type Json } from '@/lib/registry/json'
import { isUnknownText } from '@/lib/registry/open-text'
import { awsAccountFields, awsKeys, ecsAccountFields, ecsKeys, halyardKeys, otherAwsKeys } from './fields'
import { nearMiss, uniformKey } from './relaxed-key'
import { holdsSecret, isSecretJson } from './secret'

/** The places of a file whose further keys the registry may keep, and what Clouddriver binds there. */
export const boundAt = {
  aws: [...awsKeys, ...otherAwsKeys],
  ecs: ecsKeys,
  awsAccount: Object.keys(awsAccountFields),
  ecsAccount: Object.keys(ecsAccountFields),
} as const satisfies Record<string, readonly string[]>

export type KeptPlace = keyof typeof boundAt

/**
 * Whether the registry may keep a key: one that Clouddriver binds there, one that means to be such a key, one of
 * Halyard's, or one without any text of its own. Any other text may be a secret, whatever its name.
 */
export function isKeptKey(place: KeptPlace, key: string, value: Json): boolean {
  if (isHarmless(value)) return true
  const known = [...boundAt[place], ...halyardKeys]
  return known.some((one) => uniformKey(one) === uniformKey(key)) || nearMiss(key, known) !== null
}

/** Switches, numbers, and references to what is kept elsewhere. */
function isHarmless(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isHarmless)
  if (typeof value === 'string') return isUnknownText(value) && !holdsSecret(value)
  return isJsonObject(value) ? Object.values(value).every(isHarmless) : true
}

/** Kept keys without what the registry may not hold: other keys, and secrets at any depth. */
export function onlyKept(place: KeptPlace, kept: Readonly<Record<string, Json>>): Record<string, Json> {
  const allowed = Object.entries(kept).filter(([key, value]) => isKeptKey(place, key, value))
  return withoutSecrets(Object.fromEntries(allowed))
}

/** An object without the secrets in it, at any depth. */
export function withoutSecrets(value: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => !isSecretJson(key, one))
      .map(([key, one]) => [key, cleaned(one)]),
  )
}

function cleaned(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleaned)
  return isJsonObject(value) ? withoutSecrets(value) : value
}
