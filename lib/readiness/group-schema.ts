import { z } from 'zod'
import { groups } from './group'

export const groupSchema = z.enum(groups)
