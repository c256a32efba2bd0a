import { z } from 'zod'

const schema = z.uuid()

/** Whether a row may have this id; Postgres refuses to look for another. */
export const isId = (id: string): boolean => schema.safeParse(id).success
