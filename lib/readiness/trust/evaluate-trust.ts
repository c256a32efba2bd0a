import { isUnreadable, type PolicyDocument, type Statement } from '../facts/policy-document'
import { type Answer, allOf } from './answer'
import { evaluateCondition } from './evaluate-condition'
import { matchesGlob } from './glob'
import { joinRegions } from './join-regions'
import { matchPrincipal, namesEveryone } from './match-principal'
import { listOf } from './one-or-many'
import { principalName, type TrustPrincipal } from './principal'
import type { Situation } from './situation'
import type { StatementReading, Trust } from './trust'

export type { StatementReading, Trust }

/**
 * Whether a role's trust policy lets `principal` call sts:AssumeRole, as AWS evaluates it: one Deny that applies wins
 * over every Allow, and nothing that applies is a refusal (IAM guide, "Policy evaluation logic"). What could not be read is
 * neither. A request comes from one region: what one statement leaves open, several together may decide.
 */
export function evaluateTrust(document: PolicyDocument, principal: TrustPrincipal, situation: Situation): Trust {
  const trust = evaluateOnce(document, principal, situation)
  if (trust.verdict !== 'conditional' || situation.regions.length < 2) return trust
  const byRegion = situation.regions.map((region) => ({
    region,
    trust: evaluateOnce(document, principal, { ...situation, regions: [region] }),
  }))
  return joinRegions(trust, byRegion)
}

function evaluateOnce(document: PolicyDocument, principal: TrustPrincipal, situation: Situation): Trust {
  const name = principalName(principal)
  if (isUnreadable(document)) {
    const reasons = ['Its trust policy could not be read.']
    return { principal: name, verdict: 'conditional', reasons, statements: [] }
  }
  const hasVariables = document.Version === '2012-10-17'
  const statements = statementsOf(document).map((statement, index) =>
    readStatement(statement, index, principal, situation, hasVariables),
  )
  return { principal: name, statements, ...decide(statements, name) }
}

/** The statements as a list; a document may hold one alone. */
export function statementsOf({ Statement }: PolicyDocument): readonly Statement[] {
  return Array.isArray(Statement) ? Statement : [Statement]
}

function readStatement(
  statement: Statement,
  index: number,
  principal: TrustPrincipal,
  situation: Situation,
  hasVariables: boolean,
): StatementReading {
  const effect = statement.Effect === 'Deny' ? 'Deny' : 'Allow'
  const everyone = namesEveryone(statement.Principal) || statement.NotPrincipal !== undefined
  const names = matchPrincipal(statement, principal)
  const reading = { index, effect, everyone, namesPrincipal: names.is !== 'no', key: null, trap: false } as const
  if (statement.Effect !== effect) return { ...reading, does: 'silent', why: `its Effect is "${statement.Effect}"` }
  if (names.is === 'no') return { ...reading, does: 'silent', why: names.why }
  if (!coversAssumeRole(statement)) return { ...reading, does: 'silent', why: 'its Action is not sts:AssumeRole' }
  const condition = evaluateCondition(statement.Condition, principal, situation, hasVariables)
  const answer = allOf([names, condition], names.why)
  return { ...reading, does: whatItDoes(answer, effect), why: answer.why, key: keyOf(answer), trap: isTrap(answer) }
}

function whatItDoes({ is }: Answer, effect: 'Allow' | 'Deny'): StatementReading['does'] {
  if (is === 'unknown') return 'conditional'
  if (is === 'no') return 'silent'
  return effect === 'Allow' ? 'admits' : 'denies'
}

function keyOf(answer: Answer): string | null {
  return answer.is === 'unknown' ? answer.key : null
}

function isTrap(answer: Answer): boolean {
  return answer.is === 'unknown' && answer.trap === true
}

function decide(statements: readonly StatementReading[], name: string): Pick<Trust, 'verdict' | 'reasons'> {
  const denies = statements.filter(({ does }) => does === 'denies')
  if (denies.length > 0) return { verdict: 'no', reasons: denies.map((each) => say(each, 'denies it')) }
  const admits = statements.filter(({ does }) => does === 'admits')
  const open = statements.filter(({ does }) => does === 'conditional')
  const mayDeny = open.filter(({ effect }) => effect === 'Deny')
  if (admits.length > 0 && mayDeny.length === 0) {
    return { verdict: 'yes', reasons: admits.map((each) => say(each, 'allows it')) }
  }
  if (admits.length > 0) return { verdict: 'conditional', reasons: mayDeny.map((each) => say(each, 'may deny it')) }
  const mayAdmit = open.filter(({ effect }) => effect === 'Allow')
  if (mayAdmit.length > 0) {
    return { verdict: 'conditional', reasons: [...mayAdmit, ...mayDeny].map((each) => say(each, mayWord(each))) }
  }
  return { verdict: 'no', reasons: whyNobody(statements, name) }
}

function mayWord({ effect }: StatementReading): string {
  return effect === 'Allow' ? 'may allow it' : 'may deny it'
}

/** Statements that name the principal and fail tell more than "no statement". */
function whyNobody(statements: readonly StatementReading[], name: string): string[] {
  const near = statements.filter(({ effect, namesPrincipal }) => effect === 'Allow' && namesPrincipal)
  return near.length > 0 ? near.map((each) => say(each, 'does not allow it')) : [`No statement allows ${name}.`]
}

function say({ index, why }: StatementReading, what: string): string {
  return `Statement ${index + 1} ${what}: ${why}.`
}

const assumeRole = 'sts:assumerole'

/** Whether a statement speaks of `sts:AssumeRole`: Action or NotAction, `*` and `?` allowed, case does not count. */
function coversAssumeRole({ Action, NotAction }: Statement): boolean {
  if (Action !== undefined) return namesAssumeRole(Action)
  return NotAction !== undefined && !namesAssumeRole(NotAction)
}

function namesAssumeRole(actions: string | string[]): boolean {
  return listOf(actions).some((action) => matchesGlob(action.toLowerCase(), assumeRole))
}
