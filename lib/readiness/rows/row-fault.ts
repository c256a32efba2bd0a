import { z } from 'zod'
import { faultSchema } from '../fault'

/** Which account, region and call left rows out, and why. Rows that could not be read are absent. */
const rowFaultSchema = z.strictObject({
  ecsAccount: z.string(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  fault: faultSchema,
})

/** The same with what tells it apart from other faults: those of one cause wait for the same fix (`causeOf`). */
export const servedFaultSchema = rowFaultSchema.extend({ cause: z.string() })

export type RowFault = z.infer<typeof rowFaultSchema>
export type ServedFault = z.infer<typeof servedFaultSchema>
