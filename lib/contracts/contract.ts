import type { z } from 'zod'
import type { AuditKind } from './audit-kind'
import type { Issue } from './problem'

export type Access = 'public' | 'read' | 'edit' | 'admin'

export type BodySpec =
  /** `optional`: no body at all is read as `{}`. */
  | { type: 'application/json'; schema: z.ZodType; optional?: true }
  /** RFC 7396: `null` clears a field, whole arrays are replaced, what is not named stays. */
  | { type: 'application/merge-patch+json'; schema: z.ZodType }
  | { type: 'application/yaml' }

export type AnswerSpec = { status: number } & (
  | { type: 'application/json'; schema: z.ZodType; etag?: 'version' | 'revision' }
  /** JSON, or one of `otherForms` (media types) where the asker wants it; `closed`: the status of an answer that says no. */
  | { type: 'application/json'; schema: z.ZodType; otherForms: readonly string[]; closed?: 409 }
  /** `stopsStart`: the number of mappings that keep Clouddriver from starting stands in a header beside the file. */
  | { type: 'application/yaml'; etag?: 'bytes'; download?: string; stopsStart?: true }
  /** The text as a file, with the number of its warnings in a header; to `Accept: application/json` the whole as JSON. */
  | { type: 'application/yaml'; orJson: z.ZodType<{ text: string; problems: Issue[] }> }
  | { type: 'text/plain' }
  /** `events`: `type` names an event, `data` is its JSON. */
  | { type: 'text/event-stream'; events: z.ZodType }
  | { type: 'none' }
)

/** An answer in the form that was asked for; `closed` says no (`closed` of its contract is its status then). */
export type Chosen<T> = { closed?: boolean } & ({ json: T } | { type: string; text: string })

/** How many problems a file was answered in spite of. */
export const warningsHeader = 'X-Shipshape-Warnings'

/** How many mappings of an exported file would keep Clouddriver from starting. */
export const stopsStartHeader = 'X-Shipshape-Stops-Start'

/** One route: what guards it, what goes in and out. OpenAPI is generated from these. */
export type Contract = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** OpenAPI form: `/api/v1/aws-accounts/{name}`. */
  path: `/${string}`
  access: Access
  /** A token counts as the password of Basic too, whatever its user; `only`: a token and nothing else, so no cookie counts. */
  basic?: 'too' | 'only'
  summary: string
  query?: z.ZodObject
  body?: BodySpec
  /** Answers whatever name it is called by: probes come by an address of their own. */
  anyHost?: true
  /** Each of its good answers is written into the audit, as that. */
  audited?: AuditKind
  /** Honours `If-Match`: a stale write answers 412 and changes nothing. */
  ifMatch?: true
  answer: AnswerSpec
}

/** Keeps the literal types of a contract. */
export const contract = <const C extends Contract>(value: C): C => value
