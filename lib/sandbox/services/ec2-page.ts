import type { Call, Result } from '../call'
import { integerOf, textOf } from '../input'
import { pageOf } from '../paging'

/** Everything at once, unless MaxResults asks for pages of 5 to 1000. */
export function ec2Page<T>(call: Call, all: readonly T[]): { items: readonly T[]; token: Result } {
  const size = integerOf(call, 'MaxResults', { minimum: 5, maximum: 1000, default: 1000 })
  const { items, next } = pageOf(call, all, size, textOf(call, 'NextToken'))
  return { items, token: next === undefined ? {} : { nextToken: next } }
}
