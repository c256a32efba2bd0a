import type { OneOrMany, PolicyDocument, Statement } from '../world/world-types'
import { conditionsMet } from './condition'
import type { Context } from './context'
import { matchesPattern } from './pattern'

export type AccessRequest = { action: string; resource: string; context: Context }
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** What some identity policies together say: an explicit Deny wins, silence is a refusal. */
export function evaluate(documents: readonly PolicyDocument[], request: AccessRequest): Decision {
  const effects = documents
    .flatMap(statementsOf)
    .filter((statement) => concerns(statement, request) && conditionsMet(statement.Condition, request.context))
    .map(({ Effect }) => Effect)
  if (effects.includes('Deny')) return 'explicitDeny'
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny'
}

export function statementsOf(document: PolicyDocument): readonly Statement[] {
  const { Statement: statements } = document
  return isList(statements) ? statements : [statements]
}

export function listOf(value: OneOrMany | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Whether a statement is about this action on this resource, conditions aside. */
export function concerns(statement: Statement, { action, resource }: AccessRequest): boolean {
  return actionConcerned(statement, action) && resourceConcerned(statement, resource)
}

export function actionConcerned({ Action, NotAction }: Statement, action: string): boolean {
  const matches = (pattern: string): boolean => matchesPattern(pattern, action, true)
  return NotAction === undefined ? listOf(Action).some(matches) : !listOf(NotAction).some(matches)
}

function resourceConcerned({ Resource, NotResource }: Statement, resource: string): boolean {
  const matches = (pattern: string): boolean => matchesPattern(pattern, resource)
  return NotResource === undefined ? listOf(Resource).some(matches) : !listOf(NotResource).some(matches)
}

/** Array.isArray does not narrow a readonly list away. */
function isList(value: Statement | readonly Statement[]): value is readonly Statement[] {
  return Array.isArray(value)
}
