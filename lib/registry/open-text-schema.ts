import { z } from 'zod'
import { isOpenText } from './open-text'

/** What a field of another type than text may hold instead of its value. */
export const openTextSchema = z
  .string()
  .refine(isOpenText, { error: 'A text here must be a placeholder.', abort: true })
