import { AwsError } from '../aws-error'
import type { Call, Result, Service } from '../call'
import { iamIdOf } from '../hash'
import { authorize } from '../iam/authorize'
import { roleArn } from '../iam/role-policies'
import { askTrust } from '../iam/trust'
import { integerOf, invalid, requiredText, textOf } from '../input'
import { accessDenied } from '../protocols/refusals'
import { requestContext } from '../request-context'
import { openSession } from '../sessions'
import type { PlacedAccount } from '../world/placed-world'
import type { PolicyDocument, Role } from '../world/world-types'

export const sts: Service = {
  signingName: 'sts',
  prefix: 'sts',
  protocol: 'query',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  invalidCode: 'ValidationError',
  throttleCode: 'Throttling',
  operations: {
    // Needs no permission, and an explicit Deny does not take it away.
    GetCallerIdentity: { authorization: 'none', answer: getCallerIdentity },
    AssumeRole: { authorization: 'own', answer: assumeRole },
  },
}

function getCallerIdentity({ caller }: Call): Result {
  return { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId }
}

function assumeRole(call: Call): Result {
  const wanted = requiredText(call, 'RoleArn')
  const sessionName = requiredText(call, 'RoleSessionName')
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName))
    throw invalid(
      call,
      `Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    )
  const seconds = integerOf(call, 'DurationSeconds', { minimum: 900, maximum: 43_200, default: 3600 })
  const policy = sessionPolicyOf(call)
  const { account, role } = assumableRole(call, wanted, sessionName)
  // Every caller here is itself a session of a role: that is role chaining, and AWS ends it after an hour.
  if (seconds > 3600)
    throw invalid(
      call,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    )
  const expiresAt = Math.floor(call.now.getTime() / 1000 + seconds) * 1000
  const session = { accountId: account.id, role: role.name, sessionName, policy, expiresAt }
  return {
    Credentials: openSession(session),
    AssumedRoleUser: {
      AssumedRoleId: `${iamIdOf('AROA', wanted)}:${sessionName}`,
      Arn: `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${sessionName}`,
    },
    ...(policy === null ? {} : { PackedPolicySize: Math.ceil((JSON.stringify(policy).length / 2048) * 100) }),
  }
}

/** The role, where its trust policy and the caller's own permissions agree; every other outcome is one and the same refusal. */
function assumableRole(call: Call, wanted: string, sessionName: string): { account: PlacedAccount; role: Role } {
  const [, partition, , accountId, path] = /^arn:([\w-]+):(iam)::(\d{12}):role\/(.+)$/.exec(wanted) ?? []
  if (path === undefined || partition !== call.caller.partition) throw invalid(call, 'Request ARN is invalid')
  const account = call.world.accounts.get(accountId ?? '')
  const role = account?.rolesByName.get(path.slice(path.lastIndexOf('/') + 1))
  // Names in ARNs are case-sensitive and the path is part of them.
  if (account === undefined || role === undefined || roleArn(account, role) !== wanted) throw refused(call, wanted)
  const context = requestContext(call, {
    'sts:ExternalId': textOf(call, 'ExternalId'),
    'sts:RoleSessionName': sessionName,
  })
  const trust = askTrust(role.trust, call.caller, context)
  const own = authorize(call.world, call.caller, { action: 'sts:AssumeRole', resource: wanted, context }).decision
  const sameAccount = account.id === call.caller.accountId
  const enough =
    own === 'allowed'
      ? trust === 'named' || trust === 'delegated'
      : own === 'implicitDeny' && sameAccount && trust === 'named'
  if (!enough) throw refused(call, wanted)
  return { account, role }
}

function refused({ caller, service }: Call, wanted: string): AwsError {
  return accessDenied(
    service,
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${wanted}`,
  )
}

function sessionPolicyOf(call: Call): PolicyDocument | null {
  const text = textOf(call, 'Policy')
  if (text === null) return null
  if (text.length > 2048)
    throw invalid(
      call,
      "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048",
    )
  return parsePolicy(text) ?? malformed()
}

/** A policy's text as IAM would take it in; null where it would not. */
function parsePolicy(text: string): PolicyDocument | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPolicy(value) ? value : null
  } catch {
    return null
  }
}

function isPolicy(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && 'Statement' in value && typeof value.Statement === 'object'
}

function malformed(): never {
  throw new AwsError('MalformedPolicyDocument', 'The policy is not in the valid JSON format.', 400)
}
