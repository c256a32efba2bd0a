import type { Caller } from '../caller'
import type { PolicyDocument, Principal, Statement } from '../world/world-types'
import { conditionsMet } from './condition'
import type { Context } from './context'
import { actionConcerned, listOf, statementsOf } from './evaluate'

/**
 * What a role's trust policy says to somebody who wants to assume it. `named`: it names the caller, which within one
 * account is enough; `delegated`: it names the caller's account, whose own policies then decide; `silent` refuses.
 */
export type TrustAnswer = 'denied' | 'named' | 'delegated' | 'silent'

export function askTrust(trust: PolicyDocument, caller: Caller, context: Context): TrustAnswer {
  const answers = statementsOf(trust)
    .filter((statement) => actionConcerned(statement, 'sts:AssumeRole') && conditionsMet(statement.Condition, context))
    .map((statement) => ({ effect: statement.Effect, how: admits(statement, caller) }))
    .filter(({ how }) => how !== null)
  if (answers.some(({ effect }) => effect === 'Deny')) return 'denied'
  if (answers.some(({ how }) => how === 'named')) return 'named'
  return answers.length > 0 ? 'delegated' : 'silent'
}

type How = 'named' | 'delegated' | null

function admits({ Principal: principal, NotPrincipal: others }: Statement, caller: Caller): How {
  if (others !== undefined) return namesCaller(others, caller) === null ? 'named' : null
  return principal === undefined ? null : namesCaller(principal, caller)
}

function namesCaller(principal: Principal, caller: Caller): How {
  const names = typeof principal === 'string' ? [principal] : listOf(principal.AWS)
  const root = `arn:${caller.partition}:iam::${caller.accountId}:root`
  if (names.some((name) => name === '*' || name === caller.roleArn || name === caller.arn)) return 'named'
  return names.some((name) => name === root || name === caller.accountId) ? 'delegated' : null
}
