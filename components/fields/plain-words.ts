import type { z } from 'zod'
import { grouped } from '@/lib/readiness/words'

const kinds: Record<string, string> = {
  boolean: 'true or false',
  array: 'a list',
  record: 'a JSON object',
  object: 'a JSON object',
}

/** What a field lacks, in words, where its schema has none of its own. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int') return 'Enter a whole number.'
      return issue.expected === 'string' ? 'Enter a value.' : `Write ${kinds[issue.expected] ?? 'a value'} here.`
    case 'too_small':
      return isAmount(issue.origin) ? `At least ${grouped(issue.minimum)}.` : 'Enter a value.'
    case 'too_big':
      return isAmount(issue.origin)
        ? `At most ${grouped(issue.maximum)}.`
        : `At most ${grouped(issue.maximum)} characters.`
    default:
      return undefined
  }
}

function isAmount(origin: string): boolean {
  return origin === 'number' || origin === 'int'
}
