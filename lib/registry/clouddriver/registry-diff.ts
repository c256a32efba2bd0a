import { asJson, isJsonObject, type Json, sameJson } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import type { RegistryChange } from '@/lib/registry/registry-change'

/** What differs between two registries, account by account and field by field. */
export function registryDiff(before: Registry, after: Registry): RegistryChange[] {
  return [
    ...accountChanges('aws-account', before.awsAccounts, after.awsAccounts),
    ...accountChanges('ecs-account', before.ecsAccounts, after.ecsAccounts),
    ...settingsChanges(before.settings, after.settings),
  ]
}

/** What one write did to one thing, as history keeps it: `before` is null for what is added, `after` for what is removed. */
export function changesOf({ entity, before, after }: Written): RegistryChange[] {
  if (entity === 'settings') return settingsChanges(before ?? {}, after ?? {})
  const fields = changedFields(before ?? {}, after ?? {}).filter(
    (field) => field.path !== 'version' && !isNothing({ before, after }, field),
  )
  const name = nameOf(before ?? after ?? {})
  if (before === null) return after === null ? [] : [{ action: 'add', entity, name, fields }]
  if (after === null) return [{ action: 'remove', entity, name, fields }]
  return fields.length === 0 ? [] : [{ action: 'replace', entity, name, fields }]
}

type Fields = RegistryChange['fields']
type Account = { name: string; version: number }
type Written = { entity: RegistryChange['entity']; before: object | null; after: object | null }

function accountChanges(
  entity: RegistryChange['entity'],
  before: readonly Account[],
  after: readonly Account[],
): RegistryChange[] {
  const earlier = new Map(before.map((account) => [account.name, account]))
  return after.flatMap((account) => changesOf({ entity, before: earlier.get(account.name) ?? null, after: account }))
}

function nameOf(account: object): string {
  return 'name' in account && typeof account.name === 'string' ? account.name : ''
}

/** What a new account does not say, or a removed one did not, is not worth a line. */
function isNothing({ before, after }: Omit<Written, 'entity'>, field: Fields[number]): boolean {
  if (before !== null && after !== null) return false
  const value = before === null ? field.after : field.before
  return value === null || sameJson(value, {}) || sameJson(value, [])
}

function settingsChanges(before: object, after: object): RegistryChange[] {
  return changedFields(before, after).flatMap(({ path, before: old, after: now }): RegistryChange[] => {
    if (path !== 'other' || !isJsonObject(old) || !isJsonObject(now)) return [setting(path, old, now)]
    return Object.keys(now).flatMap((place) => keptChanges(place, old[place] ?? {}, now[place] ?? {}))
  })
}

function keptChanges(place: string, before: Json, after: Json): RegistryChange[] {
  if (!isJsonObject(before) || !isJsonObject(after)) return []
  const prefix = `${place}.`
  return changedFields(before, after).map((field) => setting(`${prefix}${field.path}`, field.before, field.after))
}

function setting(path: string, before: Json, after: Json): RegistryChange {
  return { action: 'set', entity: 'settings', name: path, fields: [{ path, before, after }] }
}

/** Top-level fields in which two values of ours differ; one that is absent is null. */
export function changedFields(before: object, after: object): Fields {
  const [old, now] = [jsonFields(before), jsonFields(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path): Fields => {
    const [from, to] = [old.get(path) ?? null, now.get(path) ?? null]
    return sameJson(from, to) ? [] : [{ path, before: from, after: to }]
  })
}

function jsonFields(value: object): Map<string, Json> {
  const fields = asJson(value)
  return new Map(isJsonObject(fields) ? Object.entries(fields) : [])
}
