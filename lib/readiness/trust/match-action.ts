import type { Statement } from '../facts/policy-document'
import { matchesGlob } from './glob'
import { listOf } from './one-or-many'

const assumeRole = 'sts:assumerole'

/** Whether a statement speaks of `sts:AssumeRole`: Action or NotAction, `*` and `?` allowed, case does not count. */
export function coversAssumeRole({ Action, NotAction }: Statement): boolean {
  if (Action !== undefined) return namesAssumeRole(Action)
  return NotAction !== undefined && !namesAssumeRole(NotAction)
}

function namesAssumeRole(actions: string | string[]): boolean {
  return listOf(actions).some((action) => matchesGlob(action.toLowerCase(), assumeRole))
}
