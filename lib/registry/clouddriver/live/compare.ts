import { isJsonObject, type Json, type JsonObject, sameJson } from '@/lib/registry/json'
import { renderTemplate } from '@/lib/registry/mapping'

/** A field that the registry and Clouddriver read differently; null where one of them says nothing. */
export type Difference = { key: string; here: Json; there: Json }

/** Compared whether the registry says something or not; what else it says is compared where it does. */
const always = [
  'accountId',
  'assumeRole',
  'sessionName',
  'externalId',
  'environment',
  'accountType',
  'regions',
  'permissions',
  'requiredGroupMembership',
  'lambdaEnabled',
  'sessionDurationSeconds',
]

/** What the ECS account keeps of its AWS account (EcsAccountBuilder.java, seen running); the rest it loses by itself. */
const kept = [
  'accountId',
  'assumeRole',
  'sessionName',
  'environment',
  'regions',
  'permissions',
  'requiredGroupMembership',
]

const notCompared = new Set(['type', 'name'])

/** What account storage holds of an AWS account, beside its definition here. */
export function storedAwsDifferences(here: JsonObject, there: JsonObject): Difference[] {
  return differences(keysOf(here), { here, there, self: here })
}

/** What Clouddriver has loaded of an AWS account; what it does not tell is not compared. */
export function loadedAwsDifferences(here: JsonObject, there: JsonObject): Difference[] {
  return differences(
    keysOf(here).filter((key) => Object.hasOwn(there, key)),
    { here, there, self: here },
  )
}

/** What account storage holds of an ECS account. */
export function storedEcsDifferences(here: JsonObject, there: JsonObject): Difference[] {
  return differences(['awsAccount', 'namingStrategy'], { here, there, self: here })
}

/** What Clouddriver has loaded of an ECS account: its own fields, and the copy of its AWS account, which goes stale. */
export function loadedEcsDifferences(here: JsonObject, aws: JsonObject | null, there: JsonObject): Difference[] {
  const told = (key: string) => Object.hasOwn(there, key)
  const own = differences(['awsAccount'].filter(told), { here, there, self: here })
  return aws === null ? own : [...own, ...differences(kept.filter(told), { here: aws, there, self: aws })]
}

const keysOf = (here: JsonObject) =>
  [...new Set([...always, ...Object.keys(here)])].filter((key) => !notCompared.has(key))

type Sides = { here: JsonObject; there: JsonObject; self: JsonObject }

function differences(keys: readonly string[], { here, there, self }: Sides): Difference[] {
  const zoned = zonedRegions(here.regions)
  return keys.flatMap((key) => {
    const means = (side: JsonObject) => meaning(key, side[key] ?? null, { self, zoned })
    return sameJson(means(here), means(there)) ? [] : [{ key, here: here[key] ?? null, there: there[key] ?? null }]
  })
}

/** Regions whose zones the registry states: of others Clouddriver fills them in. */
function zonedRegions(regions: Json | undefined): ReadonlySet<string> {
  return new Set(
    objectsIn(regions ?? null).flatMap(({ name, availabilityZones }) =>
      typeof name === 'string' && Array.isArray(availabilityZones) && availabilityZones.length > 0 ? [name] : [],
    ),
  )
}

type Known = { self: JsonObject; zoned: ReadonlySet<string> }

/** What a value means to Clouddriver: with its defaults, its templates rendered, lists in no order. */
function meaning(key: string, value: Json, { self, zoned }: Known): Json {
  if (key === 'regions') return regionsIn(value, zoned)
  if (key === 'permissions') return permissionsIn(value)
  if (key === 'enabled') return value !== false
  if (key === 'requiredGroupMembership') return lowered(value)
  const said = isNothing(value) ? (defaultOf(key, self) ?? null) : value
  if (typeof said !== 'string') return Array.isArray(said) ? said.toSorted(byText) : said
  const text = rendered(said, self)
  return key === 'assumeRole' && !text.startsWith('arn:') ? `arn:aws:iam::${textAt(self, 'accountId')}:${text}` : text
}

/** False is what a switch is that nobody set. */
const isNothing = (value: Json) =>
  value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0)

function defaultOf(key: string, self: JsonObject): Json | undefined {
  if (key === 'environment' || key === 'accountType') return textAt(self, 'name')
  return { sessionName: 'Spinnaker', namingStrategy: 'default' }[key]
}

function rendered(text: string, self: JsonObject): string {
  const name = textAt(self, 'name')
  return renderTemplate(text, {
    name,
    accountId: textAt(self, 'accountId'),
    environment: textAt(self, 'environment') || name,
    accountType: textAt(self, 'accountType') || name,
  })
}

const textAt = (object: JsonObject, key: string) => {
  const value = object[key]
  return typeof value === 'string' ? value : ''
}

const objectsIn = (value: Json) => (Array.isArray(value) ? value.filter(isJsonObject) : [])

const byText = (a: Json, b: Json) => (String(a) < String(b) ? -1 : 1)

function regionsIn(value: Json, zoned: ReadonlySet<string>): Json {
  // An older Clouddriver names them only.
  const regions = Array.isArray(value) ? value.map((one): Json => (typeof one === 'string' ? { name: one } : one)) : []
  return regions
    .filter(isJsonObject)
    .map((region): [string, Json] => {
      const name = textAt(region, 'name')
      const { availabilityZones: zones = null } = region
      return [name, zoned.has(name) && Array.isArray(zones) ? zones.toSorted(byText) : null]
    })
    .toSorted(([a], [b]) => byText(a, b))
}

/** Fiat trims and lowers the names of roles (Permissions.java). */
function lowered(value: Json): Json {
  const words = Array.isArray(value) ? value : []
  return words.map((word) => String(word).trim().toLowerCase()).toSorted()
}

function permissionsIn(value: Json): Json {
  const stated = isJsonObject(value) ? Object.entries(value) : []
  return Object.fromEntries(
    stated
      .map(([key, roles]): [string, Json] => [key.toUpperCase(), lowered(roles)])
      .filter(([, roles]) => !isNothing(roles)),
  )
}
