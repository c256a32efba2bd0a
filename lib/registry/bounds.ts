import { isJsonObject, type Json, type JsonObject } from './json'

/**
 * The most that the registry takes of anything that is a list or a text; far above what teams have, and small enough that
 * nothing anyone sends makes the server slow. Holds for JSON, YAML and patches alike. What an older version stored is
 * still read, exported and deleted.
 */
export const bounds = {
  /** AWS accounts, and ECS accounts, of a registry. */
  accounts: 5_000,
  /** AWS has fewer than 40. */
  regions: 64,
  nameLength: 200,
  textLength: 4_096,
  listLength: 200,
  /** Values that are only kept, of one account; and of the file outside its accounts, where other providers stand. */
  keptOfAccount: 1_000,
  keptOfFile: 50_000,
  keptTextLength: 65_536,
  nesting: 32,
} as const

/** What goes past a bound: where (`['regions', 3, 'name']`), and what to do. */
export type BeyondBound = { path: readonly (string | number)[]; message: string }

/** Lists with a bound of their own. */
const listBounds: Readonly<Record<string, number>> = { regions: bounds.regions, defaultRegions: bounds.regions }

/** Fields whose keys are somebody else's: kept as they are, within bounds on the whole. */
const keptFields: ReadonlySet<string> = new Set(['other', 'lifecycleHooks'])

/** What of an account's fields, or of some of them, goes past the bounds. */
export function beyondBounds(fields: JsonObject): BeyondBound[] {
  return Object.entries(fields).flatMap(([field, value]): BeyondBound[] => {
    if (field === 'name' && typeof value === 'string') return refusal([field], nameProblem(value))
    if (keptFields.has(field)) return beyondKept(value, [field], bounds.keptOfAccount)
    return beyondField(value, [field], listBounds[field] ?? bounds.listLength)
  })
}

/** The same of the settings. */
export function beyondSettingsBounds({ other, ...fields }: JsonObject): BeyondBound[] {
  return [...beyondBounds(fields), ...(other === undefined ? [] : beyondKept(other, ['other'], bounds.keptOfFile))]
}

/** Why a text cannot name an account; null where it can. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'A name is needed.'
  if (name.length > bounds.nameLength)
    return `A name has at most ${bounds.nameLength} characters; this has ${name.length}.`
  if (name === '.' || name === '..')
    return `An account cannot be named "${name}": no address could reach it. Choose another name.`
  return unprintable(name, /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\p{Noncharacter_Code_Point}\u2028\u2029\ufeff]/u)
}

/** Why a text cannot be a field's value; null where it can. */
export function textProblem(text: string, longest: number = bounds.textLength): string | null {
  if (text.length > longest) return `A text has at most ${longest} characters here; this has ${text.length}.`
  return unprintable(text, /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u)
}

function unprintable(text: string, characters: RegExp): string | null {
  const found = characters.exec(text)?.[0].codePointAt(0)
  if (found === undefined) return null
  const code = found.toString(16).toUpperCase().padStart(4, '0')
  return `The character U+${code} is invisible or reverses the text around it. Remove it.`
}

function refusal(path: BeyondBound['path'], message: string | null): BeyondBound[] {
  return message === null ? [] : [{ path, message }]
}

function tooMany(path: BeyondBound['path'], most: number, count: number): BeyondBound[] {
  return count <= most
    ? []
    : [{ path, message: `At most ${most} values are allowed; there are ${count}. Remove some.` }]
}

function beyondField(value: Json, path: BeyondBound['path'], most: number): BeyondBound[] {
  if (typeof value === 'string') return refusal(path, textProblem(value))
  if (Array.isArray(value)) {
    const many = tooMany(path, most, value.length)
    return many.length > 0
      ? many
      : value.flatMap((item, index) => beyondField(item, [...path, index], bounds.listLength))
  }
  if (!isJsonObject(value)) return []
  const keys = Object.keys(value)
  const many = tooMany(path, bounds.listLength, keys.length)
  if (many.length > 0) return many
  return Object.entries(value).flatMap(([key, item]) => [
    ...refusal(path, textProblem(key)),
    ...beyondField(item, [...path, key], bounds.listLength),
  ])
}

type Place = { value: Json; path: BeyondBound['path'] }

/** Counted with a list of what is left, not by recursion, and no further than the first thing that is too much. */
function beyondKept(root: Json, path: BeyondBound['path'], most: number): BeyondBound[] {
  const left: Place[] = [{ value: root, path }]
  let count = 0
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    count += 1
    if (count > most) return [{ path, message: `At most ${most} values are allowed here. Remove some.` }]
    if (place.path.length > bounds.nesting) return refusal(path, `Nested deeper than ${bounds.nesting} levels.`)
    const texts = [place.value, place.path.at(-1)].filter((one) => typeof one === 'string')
    const problem = texts.map((text) => keptTextProblem(text)).find((one) => one !== null)
    if (problem !== undefined) return refusal(place.path, problem)
    left.push(...placesIn(place, most))
  }
  return []
}

/** Other people's texts may be in any writing, so what turns it may stay; what no text or terminal should hold may not. */
function keptTextProblem(text: string): string | null {
  if (text.length > bounds.keptTextLength) return textProblem(text, bounds.keptTextLength)
  return unprintable(text, /(?![\t\n\r\u0085])[\p{Cc}\p{Surrogate}]/u)
}

function placesIn({ value, path }: Place, most: number): Place[] {
  if (Array.isArray(value))
    return value.slice(0, most + 1).map((item, index) => ({ value: item, path: [...path, index] }))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .slice(0, most + 1)
    .map(([key, item]) => ({ value: item, path: [...path, key] }))
}
