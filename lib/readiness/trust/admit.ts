import { trustedArn } from '@/lib/registry/identity'
import type { PolicyDocument, Statement } from '../facts/policy-document'
import { evaluateTrust, statementsOf } from './evaluate-trust'
import { exemptFromDeny } from './exempt-from-deny'
import { listOf } from './one-or-many'
import type { TrustPrincipal } from './principal'
import type { Situation } from './situation'

/**
 * The same trust policy with the least change after which every wanted principal is admitted. It only loosens, and for
 * nobody else: a wanted principal leaves the Deny that stops it, and joins a statement that fits or gets one of its own.
 * Whoever was admitted before still is, Clouddriver's own identity among them.
 */
export function admit(
  document: PolicyDocument,
  wanted: readonly TrustPrincipal[],
  situation: Situation,
): PolicyDocument {
  return wanted.reduce((changed, principal) => admitOne(changed, principal, situation), document)
}

function admitOne(document: PolicyDocument, principal: TrustPrincipal, situation: Situation): PolicyDocument {
  const undenied = withoutDenies(document, principal, situation)
  const { statements } = evaluateTrust(undenied, principal, situation)
  if (statements.some(({ does }) => does === 'admits')) return undenied
  return joinStatement(undenied, principal, situation) ?? addStatement(undenied, principal)
}

function withoutDenies(document: PolicyDocument, principal: TrustPrincipal, situation: Situation): PolicyDocument {
  const { statements } = evaluateTrust(document, principal, situation)
  const stopping = statements.filter(({ effect, does }) => effect === 'Deny' && does !== 'silent')
  if (stopping.length === 0) return document
  const indexes = new Set(stopping.map(({ index }) => index))
  const kept = statementsOf(document).flatMap((statement, index) => {
    if (!indexes.has(index)) return [statement]
    return exemptFromDeny(statement, principal, (changed) => isSilent(changed, document, principal, situation)) ?? []
  })
  return { ...document, Statement: Array.isArray(document.Statement) || kept[0] === undefined ? kept : kept[0] }
}

function isSilent(statement: Statement, { Version }: PolicyDocument, principal: TrustPrincipal, situation: Situation) {
  const alone = Version === undefined ? { Statement: [statement] } : { Version, Statement: [statement] }
  return evaluateTrust(alone, principal, situation).statements[0]?.does === 'silent'
}

/** Adds the principal to the first Allow of its kind that then admits it; null where none does. */
function joinStatement(
  document: PolicyDocument,
  principal: TrustPrincipal,
  situation: Situation,
): PolicyDocument | null {
  const statements = statementsOf(document)
  for (const [index, statement] of statements.entries()) {
    const joined = withPrincipal(statement, principal)
    if (joined === null) continue
    const changed = statements.with(index, joined)
    const candidate = { ...document, Statement: Array.isArray(document.Statement) ? changed : joined }
    if (evaluateTrust(candidate, principal, situation).statements[index]?.does === 'admits') return candidate
  }
  return null
}

/** Only a statement with the plain action counts as fitting: Clouddriver reads no other. */
function withPrincipal(statement: Statement, principal: TrustPrincipal): Statement | null {
  const { Effect, Action, Principal } = statement
  if (Effect !== 'Allow' || Action !== 'sts:AssumeRole' || typeof Principal !== 'object') return null
  const [key, value] = entryOf(principal)
  const present = Principal[key]
  if (present === undefined) return null
  return { ...statement, Principal: { ...Principal, [key]: [...listOf(present), value] } }
}

function addStatement(document: PolicyDocument, principal: TrustPrincipal): PolicyDocument {
  return { ...document, Statement: [...statementsOf(document), statementFor(principal)] }
}

/** The plain statement that trusts one principal. */
export function statementFor(principal: TrustPrincipal): Statement {
  const [key, value] = entryOf(principal)
  return { Effect: 'Allow', Principal: { [key]: value }, Action: 'sts:AssumeRole' }
}

/** How a trust policy names the principal: the kind, and the name. */
function entryOf(principal: TrustPrincipal): ['Service' | 'AWS', string] {
  return principal.kind === 'service' ? ['Service', principal.service] : ['AWS', trustedArn(principal)]
}
