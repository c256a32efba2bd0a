import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { missingKeys } from '../iam/condition'
import { type Context, contextOf } from '../iam/context'
import { type AccessRequest, evaluate, statementsOf } from '../iam/evaluate'
import { boundaryOf, identityPolicies, roleArn } from '../iam/role-policies'
import { integerOf, invalid, requiredText, structuresOf, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { PolicyDocument, Role } from '../world/world-types'

/**
 * Every action on every resource (default `*`), by the role's own policies and boundary; no more than that is seen.
 * An action has one answer: asked about resources by name, it sums up what it says of each of them within.
 */
export function simulatePrincipalPolicy(call: Call): Result {
  const role = sourceRole(call)
  const actions = textsOf(call, 'ActionNames', 1000) ?? []
  if (actions.length === 0)
    throw invalid(
      call,
      "1 validation error detected: Value at 'actionNames' failed to satisfy constraint: Member must not be null",
    )
  const resources = textsOf(call, 'ResourceArns', 1000) ?? ['*']
  const context = simulatedContext(call)
  const requests = actions.flatMap((action) => resources.map((resource) => ({ action, resource, context })))
  const size = integerOf(call, 'MaxItems', { minimum: 1, maximum: 1000, default: 100 })
  const { items, next } = pageOf(call, requests, size, textOf(call, 'Marker'))
  return {
    EvaluationResults: [...new Set(items.map(({ action }) => action))].map((name) => {
      const asked = items.filter(({ action }) => action === name)
      return answerOf(asked.map((request) => ({ request, ...evaluation(call, role, request) })))
    }),
    IsTruncated: next !== undefined,
    Marker: next,
  }
}

type Evaluation = { decision: string; missing: readonly string[]; limits: Result }
type Asked = Evaluation & { request: AccessRequest }

function answerOf(asked: readonly Asked[]): Result {
  const [first] = asked
  if (first === undefined) return {}
  const isNamed = asked.some(({ request }) => request.resource !== '*')
  return {
    EvalActionName: first.request.action,
    EvalResourceName: asked.length === 1 ? first.request.resource : '*',
    EvalDecision: asked.find(({ decision }) => decision !== 'allowed')?.decision ?? 'allowed',
    MatchedStatements: [],
    MissingContextValues: isNamed ? [] : first.missing,
    ...(isNamed ? { ResourceSpecificResults: asked.map(specificAnswer) } : first.limits),
  }
}

function specificAnswer({ request, decision, missing, limits }: Asked): Result {
  return {
    EvalResourceName: request.resource,
    EvalResourceDecision: decision,
    MatchedStatements: [],
    MissingContextValues: missing,
    ...limits,
  }
}

function evaluation(call: Call, role: Role, request: AccessRequest): Evaluation {
  const own = identityPolicies(call.account, role)
  const boundary = boundaryOf(call.account, role)
  const limit = boundary === null ? null : evaluate([boundary], request)
  return {
    decision: decided(evaluate(own, request), limit),
    missing: missingValues(boundary === null ? own : [...own, boundary], request),
    limits:
      limit === null
        ? {}
        : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: limit === 'allowed' } },
  }
}

function decided(own: string, limit: string | null): string {
  if (own === 'explicitDeny' || limit === 'explicitDeny') return 'explicitDeny'
  return own === 'allowed' && (limit === null || limit === 'allowed') ? 'allowed' : 'implicitDeny'
}

/** Condition keys that nobody gave, also of statements about other actions: AWS names them all (boto3 issue 3111). */
function missingValues(documents: readonly PolicyDocument[], { context }: AccessRequest): readonly string[] {
  return [...new Set(documents.flatMap(statementsOf).flatMap(({ Condition }) => missingKeys(Condition, context)))]
}

function simulatedContext(call: Call): Context {
  const entries = structuresOf(call, 'ContextEntries').map(({ ContextKeyName, ContextKeyValues }) => [
    String(ContextKeyName),
    Array.isArray(ContextKeyValues) ? ContextKeyValues.map(String) : [],
  ])
  return contextOf(Object.fromEntries(entries))
}

function sourceRole(call: Call): Role {
  const arn = requiredText(call, 'PolicySourceArn')
  const role = call.account.roles.find((each) => roleArn(call.account, each) === arn)
  if (role !== undefined) return role
  if (/^arn:[\w-]+:iam::\d{12}:(role|user|group)\/.+/.test(arn))
    throw new AwsError('NoSuchEntity', `The principal ${arn} cannot be found.`, 404)
  throw new AwsError('InvalidInput', `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`, 400)
}
