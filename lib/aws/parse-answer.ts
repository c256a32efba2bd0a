import { z } from 'zod'
import { faultWithoutCode } from './aws-fault'

/**
 * An AWS answer at the border, trimmed to `schema`. The IAM, STS and EC2 clients resolve with `{}` when a proxy answers
 * 200 with a page of HTML (measured): "0 roles" must not come of that.
 */
export function parseAnswer<S extends z.ZodType>(
  action: string,
  region: string | null,
  schema: S,
  answer: unknown,
): z.output<S> {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const [issue] = z.treeifyError(parsed.error).errors
  const where = parsed.error.issues[0]?.path.join('.') || 'the answer'
  throw faultWithoutCode(
    'unexpected',
    action,
    region,
    `The answer to ${action} is not what AWS documents: ${where}: ${parsed.error.issues[0]?.message ?? issue}.`,
  )
}
