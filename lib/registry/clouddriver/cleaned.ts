import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { defaultSettings } from '@/lib/registry/settings'
import { onlyKept, withoutSecrets } from './kept-key'

export type StoredJson = Json

/** Settings as an older version stored them, without what the registry no longer keeps; what is taken out is as at first. */
export function cleanedSettings(stored: StoredJson): StoredJson {
  if (!isJsonObject(stored)) return stored
  const { other, ...settings } = stored
  const kept = withoutSecrets(settings)
  const lost = Object.entries(defaultSettings).filter(([key]) => key in settings && !(key in kept))
  const at = (place: 'aws' | 'ecs') => onlyKept(place, objectOf(objectOf(other)[place]))
  return { ...kept, ...Object.fromEntries(lost), other: { aws: at('aws'), ecs: at('ecs') } }
}

/** What other rows, and people, know an account by: it stays. */
const keys = ['name', 'accountId', 'awsAccount']

/** The same of an account. */
export function cleanedAccount(kind: 'awsAccount' | 'ecsAccount', stored: StoredJson): StoredJson {
  if (!isJsonObject(stored)) return stored
  const { other, ...fields } = stored
  const known = Object.entries(fields).filter(([key]) => keys.includes(key))
  const kept = other !== undefined && isJsonObject(other) ? { other: onlyKept(kind, other) } : {}
  return { ...withoutSecrets(fields), ...Object.fromEntries(known), ...kept }
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {}
}
