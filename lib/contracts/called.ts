import type { z } from 'zod'
import type { Contract } from './contract'

/** `/scans/{id}` with its places filled in: `/scans/${string}`. */
type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : P

/** An address of a contract's route. The contract itself need not be loaded for it, nor the schemas that it holds. */
export type PathOf<C extends Contract> = Filled<C['path']> | `${Filled<C['path']>}?${string}`

/** The JSON that a contract's route answers with. */
export type AnswerOf<C extends Contract> = C['answer'] extends { schema: infer S extends z.ZodType }
  ? z.output<S>
  : C['answer'] extends { orJson: infer S extends z.ZodType }
    ? z.output<S>
    : never
