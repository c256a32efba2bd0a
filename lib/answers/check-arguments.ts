import { parseArgs } from 'node:util'
import { type CheckQuery, checkQuerySchema } from '@/lib/contracts/check'
import { issuesOf } from '@/lib/contracts/issues-of'

export const checkUsage =
  'Usage: npm run check -- FILE [--release R] [--fail-on fail|unknown|warn] [--format json|junit|sarif|csv|markdown|html]'

/** What was asked for on the command line, or what is wrong with it. */
type CheckArguments = { file: string; query: CheckQuery } | { wrong: string[] }

/** Reads a command line by the contract of the route that asks the same. */
export function checkArguments(args: readonly string[]): CheckArguments {
  const parsed = parsedArguments(args)
  if (typeof parsed === 'string') return { wrong: [parsed] }
  const { values, positionals } = parsed
  const [file, ...more] = positionals
  if (file === undefined) return { wrong: ['Name the file to judge.'] }
  if (more.length > 0) return { wrong: [`One file is judged at a time; there is also ${more.join(' ')}.`] }
  const { 'fail-on': failOn, release, format } = values
  const query = checkQuerySchema.safeParse({ failOn, release, format })
  if (query.success) return { file, query: query.data }
  const options: Record<string, string> = { failOn: '--fail-on' }
  const issues = issuesOf(query.error, checkQuerySchema)
  return { wrong: issues.map(({ path, message }) => `${options[path] ?? `--${path}`}: ${message}`) }
}

function parsedArguments(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { release: text, 'fail-on': text, format: text }
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
