import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { isOpenText, openText } from '@/lib/registry/open-text'
import { type FieldKind, regionFields } from './fields'
import { itemsOf } from './items-of'
import { jsonOf } from './json-of'
import type { Problems } from './problems'
import { readRecord } from './read-record'
import { holdsSecret } from './secret'
import { placeOf, type YamlScalar, type YamlTree } from './yaml-tree'

/** Reads a field as Spring would bind it. Undefined where nothing is written, or, with an error, where it is of a wrong type. */
export function readValue(tree: YamlTree, kind: FieldKind, path: string, problems: Problems): Json | undefined {
  if (tree.kind === 'scalar' && tree.value === null) return undefined
  switch (kind) {
    case 'text':
      return readText(tree, path, problems)
    case 'flag':
      return readFlag(tree, path, problems)
    case 'switch':
      return readSwitch(tree, path, problems)
    case 'whole-number':
      return readWholeNumber(tree, path, problems)
    case 'words':
      return readWords(tree, path, problems)
    case 'regions':
      return readRegions(tree, path, problems)
    case 'permissions':
      return readPermissions(tree, path, problems)
    case 'maps':
      return readMaps(tree, path, problems)
    default:
      return kind satisfies never
  }
}

function wrongType(tree: YamlTree, path: string, wanted: string, problems: Problems): undefined {
  const found = { scalar: 'a single value', list: 'a list', map: 'a map' }[tree.kind]
  const what = tree.kind === 'scalar' ? JSON.stringify(tree.source.slice(0, 60)) : found
  problems.error(placeOf(tree), path, `${path} must be ${wanted}; found ${what}.`)
  return undefined
}

function readText(tree: YamlTree, path: string, problems: Problems): string | undefined {
  if (tree.kind !== 'scalar') return wrongType(tree, path, 'text', problems)
  warnOfMisreading(tree, path, problems)
  if (!holdsSecret(tree.text)) return tree.text
  problems.warn(placeOf(tree), path, `${path} holds a secret and is not stored. Merge keeps it in your own file.`)
  return undefined
}

function warnOfMisreading(tree: YamlScalar, path: string, problems: Problems): void {
  if (tree.text === tree.source) return
  const asWritten = `write "${tree.source}" in quotes if that is what you mean`
  problems.warn(placeOf(tree), path, `Clouddriver reads the unquoted ${tree.source} as ${tree.text}; ${asWritten}.`)
}

const truths = ['true', 'on', 'yes', '1']
const falsehoods = ['false', 'off', 'no', '0']

function readFlag(tree: YamlTree, path: string, problems: Problems): boolean | string | undefined {
  if (tree.kind === 'scalar' && isOpenText(tree.text)) {
    const isFlag = (text: string) => [...truths, ...falsehoods].includes(text.toLowerCase())
    return readOpen(tree, path, isFlag, 'true or false', problems)
  }
  const text = tree.kind === 'scalar' ? tree.text.toLowerCase() : ''
  if (truths.includes(text)) return true
  if (falsehoods.includes(text)) return false
  return wrongType(tree, path, 'true or false', problems)
}

/** A placeholder in a field that is no text: Spring converts its default as it does a value, and ends where it cannot. */
function readOpen(
  tree: YamlScalar,
  path: string,
  fits: (text: string) => boolean,
  wanted: string,
  problems: Problems,
): string {
  const opened = openText(tree.text)
  if (opened.kind === 'default' && !fits(opened.value.trim())) {
    const message = `With the default "${opened.value.slice(0, 60)}" of ${path} Clouddriver does not start. Write ${wanted} as the default.`
    problems.warn(placeOf(tree), path, message)
  }
  return tree.text
}

/** Spring makes false of an unquoted off; of a text it takes false alone for off (OnPropertyCondition.java). */
function readSwitch(tree: YamlTree, path: string, problems: Problems): boolean | string | undefined {
  if (tree.kind === 'scalar' && isOpenText(tree.text)) return tree.text
  const flag = readFlag(tree, path, problems)
  if (flag !== false || tree.kind !== 'scalar' || tree.text.toLowerCase() === 'false') return flag
  const message = `Clouddriver reads ${path} as true: any text but false switches it on. Write false without quotes to switch it off.`
  problems.warn(placeOf(tree), path, message)
  return true
}

function readWholeNumber(tree: YamlTree, path: string, problems: Problems): number | string | undefined {
  if (tree.kind === 'scalar' && isOpenText(tree.text))
    return readOpen(tree, path, (text) => /^-?\d+$/.test(text), 'a whole number', problems)
  const number = tree.kind === 'scalar' && /^-?\d+$/.test(tree.text) ? Number(tree.text) : Number.NaN
  return Number.isSafeInteger(number) ? number : wrongType(tree, path, 'a whole number', problems)
}

function readWords(tree: YamlTree, path: string, problems: Problems): string[] | string | undefined {
  if (tree.kind === 'scalar' && isOpenText(tree.text)) return tree.text
  if (tree.kind === 'scalar') return commaSeparated(tree.text)
  const items = itemsOf(tree)
  if (items === null) return wrongType(tree, path, 'a list of texts', problems)
  return items.flatMap((item, index) => readText(item, `${path}[${index}]`, problems) ?? [])
}

function commaSeparated(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function readRegions(tree: YamlTree, path: string, problems: Problems): JsonObject[] | undefined {
  if (tree.kind === 'scalar' && tree.text !== '') {
    warnOfBareRegion(tree, path, problems)
    if (isOpenText(tree.text)) return [{ name: tree.text }]
    return commaSeparated(tree.text).map((name) => ({ name }))
  }
  const items = itemsOf(tree)
  if (items === null) return wrongType(tree, path, 'a list of regions, each "- name: us-east-1"', problems)
  return items
    .map((item, index) => readRegion(item, `${path}[${index}]`, problems))
    .filter((region) => region !== undefined)
}

function readRegion(tree: YamlTree, path: string, problems: Problems): JsonObject | undefined {
  if (tree.kind === 'scalar') {
    if (tree.value === null) return wrongType(tree, path, 'a region, such as "name: us-east-1"', problems)
    warnOfBareRegion(tree, path, problems)
    return { name: tree.text }
  }
  if (tree.kind === 'list') return wrongType(tree, path, 'a region, such as "name: us-east-1"', problems)
  const { known, other } = readRecord(tree, regionFields, readValue, path, problems)
  for (const [key, offset] of other.places) {
    problems.warn(offset, `${path}.${key}`, `Clouddriver ignores ${key} in a region. It is not stored.`)
  }
  if (known.name !== undefined) return known
  return wrongType(tree, path, 'a region with a name, such as "name: us-east-1"', problems)
}

function warnOfBareRegion(tree: YamlScalar, path: string, problems: Problems): void {
  const message = `Clouddriver ignores a bare ${tree.source}. Write "- name: ${tree.source}"; Shipshape reads it as that.`
  problems.warn(placeOf(tree), path, message)
}

function readPermissions(tree: YamlTree, path: string, problems: Problems): JsonObject | undefined {
  if (tree.kind !== 'map') return wrongType(tree, path, 'a map such as "READ: [role]"', problems)
  return Object.fromEntries(
    tree.entries.map(({ key, value }) => {
      const isKnown = authorizations.includes(key.toUpperCase())
      if (!isKnown) problems.warn(placeOf(value), `${path}.${key}`, unknownPermission(key))
      return [key, readWords(value, `${path}.${key}`, problems) ?? []]
    }),
  )
}

/** What a role may be allowed (fiat Authorization.java); Spring binds them in any case. */
const authorizations = ['READ', 'WRITE', 'EXECUTE', 'CREATE']

function unknownPermission(key: string): string {
  return `With the permission ${key} Clouddriver does not start. It knows ${authorizations.join(', ')}.`
}

function readMaps(tree: YamlTree, path: string, problems: Problems): JsonObject[] | undefined {
  const items = itemsOf(tree)
  if (items === null) return wrongType(tree, path, 'a list of maps', problems)
  return items.flatMap((item, index): JsonObject[] => {
    const value = jsonOf(item, `${path}[${index}]`, problems)
    if (isJsonObject(value)) return [value]
    wrongType(item, `${path}[${index}]`, 'a map', problems)
    return []
  })
}
