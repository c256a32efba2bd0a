import { z } from 'zod'
import { faultSchema } from '../fault'

/** Which account, region and call left rows out, and why. Rows that could not be read are absent. */
export const rowFaultSchema = z.strictObject({
  ecsAccount: z.string(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  fault: faultSchema,
})

export type RowFault = z.infer<typeof rowFaultSchema>
