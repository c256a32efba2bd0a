import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { onlyKept } from './kept-key'
import { holdsSecret } from './secret'

export type StoredJson = Json

/** Settings as an older version stored them, without what the registry no longer keeps. */
export function cleanedSettings(stored: StoredJson): StoredJson {
  if (!isJsonObject(stored)) return stored
  const other = objectOf(stored.other)
  const at = (place: 'aws' | 'ecs') => onlyKept(place, objectOf(other[place]))
  return { ...stored, other: { aws: at('aws'), ecs: at('ecs') } }
}

/** The same of an account. */
export function cleanedAccount(kind: 'awsAccount' | 'ecsAccount', stored: StoredJson): StoredJson {
  if (!isJsonObject(stored)) return stored
  const fields = Object.entries(stored).filter(([, value]) => typeof value !== 'string' || !holdsSecret(value))
  const other = stored.other
  const kept = other !== undefined && isJsonObject(other) ? { other: onlyKept(kind, other) } : {}
  return { ...Object.fromEntries(fields), ...kept }
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {}
}
