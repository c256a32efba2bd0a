import type { z } from 'zod'

export type Access = 'public' | 'read' | 'edit' | 'admin'

/** One route: what guards it, what goes in and out. OpenAPI is generated from these. */
export type Contract = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** OpenAPI form: `/api/v1/aws-accounts/{name}`. */
  path: string
  access: Access
  summary: string
  query?: z.ZodObject
  body?: { type: 'application/json'; schema: z.ZodType } | { type: 'application/yaml' }
  answer: { status: number } & (
    | { type: 'application/json'; schema: z.ZodType }
    | { type: 'application/yaml' | 'text/plain' | 'text/event-stream' | 'application/problem+json' }
    | { type: 'none' }
  )
}

/** Keeps the literal types of a contract. */
export const contract = <const C extends Contract>(value: C): C => value
