import { z } from 'zod'
import { plainWords } from './plain-words'

/** Tells that a draft cannot be read at a place: JSON that is none. */
export type Refuse = (path: readonly (string | number)[], message: string) => void

/**
 * Schema of a form: `inputOf` turns what stands in its fields into what the route takes, and the route's own schema
 * judges that. Errors keep the route's paths.
 */
export function draftSchema<D, S extends z.ZodType>(inputOf: (draft: D, refuse: Refuse) => unknown, schema: S) {
  return z.custom<D>().transform((draft, context): z.output<S> => {
    const refuse = (path: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message })
    const parsed = schema.safeParse(inputOf(draft, refuse), { error: plainWords })
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues) refuse(path, message)
    return z.NEVER
  })
}
