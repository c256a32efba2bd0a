import type { CheckAnswer, CheckQuery } from '@/lib/contracts/check'
import type { Chosen } from '@/lib/contracts/contract'
import { Problem } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { readRegistry } from '@/prisma/repositories/registry'
import { checkAnswerAs, checkFile } from './check-file'

/** Checks at once in this process: each reads AWS and judges, beside scans and pages. */
const most = 4
let underWay = 0

/** The longest that one check reads; what has not come by then is unknown. */
const longestMs = 120_000

/**
 * Judges a posted file live, beside what the registry knows of the team's release, identity and readers.
 * @throws Problem `invalid` where the file cannot be read, `too-many` where enough checks are under way
 */
export async function postCheck(
  { database, aws, reading, stopping }: Runtime,
  { text, query, person, signal }: { text: string; query: CheckQuery; person: string; signal: AbortSignal },
): Promise<Chosen<CheckAnswer>> {
  if (underWay >= most) {
    const retry = { headers: { 'retry-after': '30' } }
    throw new Problem('too-many', `${most} checks are under way. Try again in half a minute.`, retry)
  }
  underWay += 1
  try {
    const known = await readRegistry(database.prisma)
    const until = AbortSignal.any([signal, stopping, AbortSignal.timeout(longestMs)])
    const { answer } = await checkFile({ reading, person, text, known, asked: query, aws, signal: until })
    return checkAnswerAs(answer, query)
  } finally {
    underWay -= 1
  }
}
