import { z } from 'zod'
import { faultWithoutCode } from './aws-fault'

/** What the Describe calls of ECS put beside the things they could not describe. */
export const failuresSchema = z
  .array(z.object({ arn: z.string().optional(), reason: z.string().optional(), detail: z.string().optional() }))
  .default([])

export type Failure = z.infer<typeof failuresSchema>[number]

/** Slices of at most `size`. */
export function batches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

type Described<T> = { found: T[]; failures: Failure[] }

/**
 * Lists and describes ECS things so that none vanishes silently. What could not be described is listed once more: gone
 * from the list, it was removed in between; still there, the answer is incomplete and that is a fault.
 */
export async function listAndDescribe<T extends { arn: string }>(
  actions: { list: string; describe: string },
  region: string,
  list: () => Promise<string[]>,
  describe: (arns: string[]) => Promise<Described<T>>,
): Promise<T[]> {
  const arns = await list()
  const answers = await Promise.all(batches(arns, 100).map(describe))
  const found = answers.flatMap((answer) => answer.found)
  const known = new Set(found.map(({ arn }) => arn))
  const missing = arns.filter((arn) => !known.has(arn))
  if (missing.length === 0) return found
  const listed = new Set(await list())
  const withheld = missing.filter((arn) => listed.has(arn))
  if (withheld.length === 0) return found
  const failures = answers.flatMap((answer) => answer.failures)
  throw notDescribed(actions.describe, region, withheld, failures)
}

export function notDescribed(action: string, region: string, names: readonly string[], failures: readonly Failure[]) {
  const reasons = failures.map(({ arn, reason, detail }) => [arn, reason, detail].filter(Boolean).join(' '))
  const said = reasons.length === 0 ? 'It gave no reason.' : `It says: ${reasons.slice(0, 5).join('; ')}.`
  return faultWithoutCode('unexpected', action, region, `${action} left out ${names.slice(0, 5).join(', ')}. ${said}`)
}
