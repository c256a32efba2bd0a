import { z } from 'zod'
import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type BeyondBound, beyondBounds } from '@/lib/registry/bounds'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { type Json, type JsonObject, jsonFieldsOf } from '@/lib/registry/json'
import { awsAccountFields, ecsAccountFields, type FieldKind } from './fields'
import { boundAt, isKeptKey, type KeptPlace, onlyKept } from './kept-key'
import type { Problems } from './problems'
import { readRecord } from './read-record'
import { readValue } from './read-value'
import { nearMiss, uniformKey } from './relaxed-key'
import { isEmptied, warnOfEmpty } from './warn-of-empty'
import { findTree, placeOf, type YamlMap, type YamlTree } from './yaml-tree'

/** An account as a file has it. `account` is null where it has problems that are errors. */
export type FileAccount<T> = { path: string; tree: YamlTree; fields: JsonObject; account: T | null }

/** Reads an entry of `aws.accounts[]`. */
export function readAwsAccount(tree: YamlTree, path: string, problems: Problems): FileAccount<AwsAccountInput> {
  return readAccount(tree, path, problems, {
    place: 'awsAccount',
    fields: awsAccountFields,
    nullable: ['assumeRole', 'sessionName', 'externalId'],
    neverEmpty: ['assumeRole', 'sessionName'],
    schema: awsAccountInputSchema,
    look: checkAccountId,
  })
}

/** Reads an entry of `ecs.accounts[]`. */
export function readEcsAccount(tree: YamlTree, path: string, problems: Problems): FileAccount<EcsAccountInput> {
  return readAccount(tree, path, problems, {
    place: 'ecsAccount',
    fields: ecsAccountFields,
    nullable: ['namingStrategy'],
    schema: ecsAccountInputSchema,
    look: () => true,
  })
}

// Made once: zod compiles a schema on its first use, and a file has thousands of accounts.
const postedText = z.string().nullable().default(null)
const postedAwsAccount = awsAccountInputSchema.extend({
  accountId: z.string().default(''),
  assumeRole: postedText,
  sessionName: postedText,
})
const postedEcsAccount = ecsAccountInputSchema.extend({ awsAccount: z.string().default('') })

/** The same of a file that is judged: an account id of any form, or none (empty), is what a check is there to tell. */
export function readPostedAwsAccount(tree: YamlTree, path: string, problems: Problems): FileAccount<AwsAccountInput> {
  return readAccount(tree, path, problems, {
    place: 'awsAccount',
    fields: awsAccountFields,
    nullable: ['externalId'],
    emptied: ['assumeRole', 'sessionName'],
    schema: postedAwsAccount,
    look: () => true,
  })
}

/** The same of a file that is judged, whether or not it says which AWS account it deploys with (empty where not). */
export function readPostedEcsAccount(tree: YamlTree, path: string, problems: Problems): FileAccount<EcsAccountInput> {
  return readAccount(tree, path, problems, {
    place: 'ecsAccount',
    fields: ecsAccountFields,
    nullable: ['namingStrategy'],
    schema: postedEcsAccount,
    look: () => true,
  })
}

type Entry<T> = {
  place: 'awsAccount' | 'ecsAccount'
  fields: Readonly<Record<string, FieldKind>>
  /** Fields whose empty text means that they are not set. */
  nullable: readonly string[]
  /** Fields that are better left out than empty. */
  neverEmpty?: readonly string[]
  /** Fields that Clouddriver holds empty where nothing stands after their key. */
  emptied?: readonly string[]
  schema: z.ZodType<T>
  /** A closer look at the entry; false where it reported an error. */
  look: (tree: YamlMap, path: string, problems: Problems) => boolean
}

function readAccount<T extends object>(
  tree: YamlTree,
  path: string,
  problems: Problems,
  entry: Entry<T>,
): FileAccount<T> {
  if (tree.kind !== 'map') {
    problems.error(placeOf(tree), path, `${path} must be a map with a name, such as "- name: my-account".`)
    return { path, tree, fields: {}, account: null }
  }
  const { known, other } = readRecord(tree, entry.fields, readValue, path, problems)
  warnOfEmpty(tree, path, entry.neverEmpty ?? [], problems)
  settleEmpty(known, tree, entry)
  for (const [key, offset] of other.places) {
    problems.warn(offset, `${path}.${key}`, unknownKey(`${path}.${key}`, entry.place, key, other.values[key] ?? null))
  }
  const sound = entry.look(tree, path, problems)
  const parsed = entry.schema.safeParse({ ...known, other: onlyKept(entry.place, other.values) })
  if (parsed.success) {
    const within = reportBeyond(tree, path, beyondBounds(jsonFieldsOf(parsed.data)), problems)
    return { path, tree, fields: known, account: sound && within ? parsed.data : null }
  }
  for (const issue of parsed.error.issues) {
    if (!sound && issue.path[0] === 'accountId') continue
    const at = issue.path.filter((part) => typeof part !== 'symbol')
    problems.error(placeOf(findTree(tree, at)), pathOf(path, at), messageOf(pathOf(path, at), issue))
  }
  return { path, tree, fields: known, account: null }
}

/** What stands for nothing becomes what it means: not set, or empty. */
function settleEmpty(
  known: JsonObject,
  tree: YamlMap,
  { nullable, emptied = [] }: Pick<Entry<unknown>, 'nullable' | 'emptied'>,
) {
  for (const key of nullable) if (known[key] === '') delete known[key]
  for (const key of emptied) if (isEmptied(tree, key)) known[key] = ''
}

/** Reports what goes past the registry's bounds, at its place in the file; false where anything does. */
export function reportBeyond(
  tree: YamlTree,
  path: string,
  beyond: readonly BeyondBound[],
  problems: Problems,
): boolean {
  for (const { path: at, message } of beyond) {
    const inFile = at[0] === 'other' ? at.slice(1) : at
    const place = pathOf(path, inFile).replace(/^\./, '')
    problems.error(placeOf(findTree(tree, inFile)), place, `${place === '' ? 'The file' : place}: ${message}`)
  }
  return beyond.length === 0
}

/** What is said of a key that Clouddriver does not bind: it ignores a typo without a word. */
export function unknownKey(path: string, place: KeptPlace, key: string, value: Json): string {
  const near = nearMiss(key, boundAt[place])
  const hint = near === null ? '' : ` Did you mean ${near}?`
  const fate = isKeptKey(place, key, value)
    ? 'It is kept and exported again.'
    : 'It is not stored, because it may hold a secret; merge keeps it in your own file.'
  return `Clouddriver ignores ${path}. ${fate}${hint}`
}

/** YAML reads an unquoted id as a number, which loses leading zeros. */
function checkAccountId(tree: YamlMap, path: string, problems: Problems): boolean {
  const id = tree.entries.find(({ key }) => uniformKey(key) === 'accountid')?.value
  if (id === undefined || id.kind !== 'scalar' || id.quoted || id.value === null) return true
  const at = `${path}.accountId`
  if (/^\d{12}$/.test(id.text)) {
    problems.warn(
      placeOf(id),
      at,
      `${at} is not quoted. Write "${id.text}": unquoted, an id may lose its leading zeros.`,
    )
    return true
  }
  if (!/^\d+$/.test(id.source)) return true
  const octal = id.source === id.text ? '' : ` (YAML reads ${id.source} as the octal number ${id.text})`
  const message = `${at} has ${id.source.length} digits and is not quoted${octal}. An account id has 12: add the leading zeros that were lost and quote it.`
  problems.error(placeOf(id), at, message)
  return false
}

function messageOf(path: string, issue: { code?: string; message: string }): string {
  if (issue.code === 'invalid_type') return `${path} is missing or of a wrong type. ${issue.message}.`
  return `${path}: ${issue.message}`
}

function pathOf(path: string, parts: readonly (string | number)[]): string {
  return parts.reduce<string>((at, part) => (typeof part === 'number' ? `${at}[${part}]` : `${at}.${part}`), path)
}
