import type { z } from 'zod'
import type { Asker } from '@/lib/access/asker'
import type { Precondition } from '@/lib/answers/precondition'
import type { Chosen, Contract } from '@/lib/contracts/contract'
import type { Runtime } from '@/lib/runtime-types'
import type { ParamsOf } from './params-of'

/** A request as its contract has it: everything has been asked, parsed and allowed. */
export type Ask<C extends Contract> = {
  params: ParamsOf<C['path']>
  query: C extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined
  /** JSON as the schema reads it, YAML as text. */
  body: C extends { body: { schema: infer S extends z.ZodType } }
    ? z.output<S>
    : C extends { body: { type: 'application/yaml' } }
      ? string
      : undefined
  /** Null on public routes, which ask nobody. */
  asker: C['access'] extends 'public' ? null : Asker
  ifMatch: Precondition
  runtime: Runtime
  /** For headers and for `signal`; the body has been read. */
  request: Request
}

/** What a route's answer must be for its contract. */
export type AnswerOf<C extends Contract> = C['answer'] extends {
  otherForms: unknown
  schema: infer S extends z.ZodType
}
  ? Chosen<z.input<S>>
  : AnswerAsPromised<C>

type AnswerAsPromised<C extends Contract> = C['answer'] extends { schema: infer S extends z.ZodType }
  ? z.input<S>
  : C['answer'] extends { orJson: infer S extends z.ZodType }
    ? z.input<S>
    : C['answer'] extends { type: 'none' }
      ? undefined
      : C['answer'] extends { stopsStart: true }
        ? { text: string; stopsStart: number }
        : C['answer'] extends { type: 'text/event-stream' }
          ? ReadableStream<Uint8Array>
          : string
