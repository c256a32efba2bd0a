import type { PolicyDocument, Statement } from '../facts/policy-document'
import { statementsOf } from '../trust/evaluate-trust'

/**
 * The same trust policy, spelled so that Clouddriver can read it. AWS takes both spellings for one: a list of one
 * statement, `{"AWS": "*"}` for `"*"`, and a list of one action. A statement without Principal (NotPrincipal) can only be hidden
 * from Clouddriver, which skips every statement whose Action is no string.
 */
export function readableTrust(document: PolicyDocument): PolicyDocument {
  return { ...document, Statement: statementsOf(document).map(readableStatement) }
}

function readableStatement(statement: Statement): Statement {
  const { Action, Principal } = statement
  if (Action !== 'sts:AssumeRole' || typeof Principal === 'object') return statement
  return Principal === undefined ? { ...statement, Action: [Action] } : { ...statement, Principal: { AWS: Principal } }
}
