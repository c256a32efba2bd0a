import { z } from 'zod'

/** One answer of Clouddriver's own code; `commit` is that of the sources that ran, or the version of the jars. */
type Seen<Input, Answer> = { name: string; release: string; commit: string; input: Input; answer: Answer }

/** What is written in place of an answer where the code threw. */
export const thrownSchema = z.strictObject({ throws: z.string(), message: z.string().optional() })

/** Every answer in a file that `npm run conformance` wrote, one row for each release. */
export function seenIn<Input, Answer>(
  recorded: unknown,
  input: z.ZodType<Input>,
  answer: z.ZodType<Answer>,
): Seen<Input, Answer>[] {
  const seen = z.array(z.strictObject({ in: z.array(z.string()).min(1), answer })).min(1)
  const cases = z.array(z.strictObject({ name: z.string(), input, seen })).min(1)
  return cases.parse(recorded).flatMap(({ name, input, seen }) =>
    seen.flatMap((one) =>
      one.in.map((place) => {
        const [release = '', commit = ''] = place.split(' ')
        return { name, release, commit, input, answer: one.answer }
      }),
    ),
  )
}
