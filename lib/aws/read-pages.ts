import type { z } from 'zod'
import { faultWithoutCode } from './aws-fault'
import { parseAnswer } from './parse-answer'

/**
 * Reads a list to its last page, each held to `schema`. `send` takes the page's token (undefined for the first), `next`
 * finds the following one. A token that comes back a second time would loop for ever (moto does that): it ends as `unexpected`.
 */
export async function readPages<S extends z.ZodType>(
  action: string,
  region: string,
  schema: S,
  send: (token: string | undefined) => Promise<unknown>,
  next: (page: z.output<S>) => string | null | undefined,
): Promise<z.output<S>[]> {
  const pages: z.output<S>[] = []
  const seen = new Set<string>()
  let token: string | undefined
  while (true) {
    const page = parseAnswer(action, region, schema, await send(token))
    pages.push(page)
    const following = next(page)
    if (!following) return pages
    if (seen.has(following)) {
      throw faultWithoutCode(
        'unexpected',
        action,
        region,
        `${action} gave the same page token twice; its list never ends.`,
      )
    }
    seen.add(following)
    token = following
  }
}
