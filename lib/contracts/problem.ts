import { z } from 'zod'
import { issueSchema } from '@/lib/registry/issue'

export { type Issue, issueSchema } from '@/lib/registry/issue'

/** application/problem+json (RFC 9457); `problems` where a body or a file was refused. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  problems: z.array(issueSchema).optional(),
})

export type ProblemBody = z.infer<typeof problemSchema>
