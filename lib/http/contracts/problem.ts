import { z } from 'zod'

/** One thing wrong with a posted file or body: what, where, what to do. */
export const issueSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  line: z.int().nullable(),
  column: z.int().nullable(),
  /** `aws.accounts[0].accountId`. */
  path: z.string(),
  message: z.string(),
})

export type Issue = z.infer<typeof issueSchema>

/** application/problem+json (RFC 9457); `problems` where a body or a file was refused. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  problems: z.array(issueSchema).optional(),
})

export type ProblemBody = z.infer<typeof problemSchema>
