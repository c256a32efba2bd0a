import { z } from 'zod'
import { type Issue, issueAt } from '@/lib/registry/issue'
import { nearest } from '@/lib/registry/nearest'

type Path = readonly PropertyKey[]

/** What a schema refused, as people read it: where, and what to do; unknown keys with the key that may have been meant. */
export function issuesOf(error: z.ZodError, schema: z.ZodType): Issue[] {
  const issues = error.issues.slice(0, mostListed).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [issueAt(issue.path, messageOf(issue))]
    const known = keysAt(schema, issue.path)
    return issue.keys
      .slice(0, mostListed)
      .map((key) => issueAt([...issue.path, shortened(key)], unknownKeyWords(key, known)))
  })
  const total = error.issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  )
  const listed = issues.slice(0, mostListed)
  if (total === listed.length) return listed
  return [...listed, issueAt([], `${total - listed.length} more problems are not listed. Correct these first.`)]
}

/** A body can be wrong in more places than anybody reads. */
const mostListed = 100

function unknownKeyWords(key: string, known: readonly string[]): string {
  return `Unknown key "${shortened(key)}".${key.length > 200 ? '' : suggestion(key, known)}`
}

const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'A value is needed here.'
  return issue.message
}

/** Did you mean: the nearest of the known keys, where it is near enough to be a slip. */
export function suggestion(key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  return meant === null ? '' : ` Did you mean ${meant}?`
}

/** Keys that an object takes at a path of a schema; none where anything goes. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const bare = unwrapped(schema)
  const [key, ...rest] = path
  if (bare instanceof z.ZodArray) return keysAt(bare.element, rest)
  if (!(bare instanceof z.ZodObject)) return []
  if (key === undefined) return Object.keys(bare.shape)
  const field = bare.shape[String(key)]
  return field === undefined ? [] : keysAt(field, rest)
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps = schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
  return wraps ? unwrapped(schema.def.innerType) : schema
}
