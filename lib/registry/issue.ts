import { z } from 'zod'

/** One thing wrong with a posted file or body: what, where, what to do. Lines and columns count from 1. */
export const issueSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  line: z.int().nullable(),
  column: z.int().nullable(),
  /** `aws.accounts[0].accountId`. */
  path: z.string(),
  message: z.string(),
})

export type Issue = z.infer<typeof issueSchema>

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

/** An error about a place in a JSON body, which has no lines. */
export function issueAt(path: readonly PropertyKey[], message: string): Issue {
  return { severity: 'error', line: null, column: null, path: pathText(path), message }
}

/** `regions[0].name` */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}
