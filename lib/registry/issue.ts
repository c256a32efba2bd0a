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
