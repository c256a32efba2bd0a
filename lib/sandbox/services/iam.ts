import { AwsError } from '../aws-error'
import type { Call, Result, Service } from '../call'
import { iamIdOf } from '../hash'
import { policyDocument, roleArn } from '../iam/role-policies'
import { integerOf, requiredText, textOf } from '../input'
import { pageOf } from '../paging'
import type { PolicyDocument, Role } from '../world/world-types'
import { simulatePrincipalPolicy } from './iam-simulation'

const named = (call: Call): readonly string[] => [arnOf(call, requiredText(call, 'RoleName'))]
const policyNamed = (call: Call): readonly string[] => [requiredText(call, 'PolicyArn')]

export const iam: Service = {
  signingName: 'iam',
  prefix: 'iam',
  protocol: 'query',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  global: true,
  invalidCode: 'ValidationError',
  throttleCode: 'Throttling',
  operations: {
    ListRoles: { answer: listRoles },
    GetRole: { resources: named, answer: getRole },
    ListAttachedRolePolicies: { resources: named, answer: listAttachedRolePolicies },
    ListRolePolicies: { resources: named, answer: listRolePolicies },
    GetRolePolicy: { resources: named, answer: getRolePolicy },
    GetPolicy: { resources: policyNamed, answer: getPolicy },
    GetPolicyVersion: { resources: policyNamed, answer: getPolicyVersion },
    SimulatePrincipalPolicy: {
      resources: (call) => [requiredText(call, 'PolicySourceArn')],
      answer: simulatePrincipalPolicy,
    },
  },
}

const madeAt = new Date('2024-03-05T09:30:00Z')

function listRoles(call: Call): Result {
  const prefix = textOf(call, 'PathPrefix') ?? '/'
  const roles = call.account.roles.filter(({ path = '/' }) => path.startsWith(prefix))
  const { items, truncation } = page(
    call,
    roles.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  )
  return { Roles: items.map((role) => roleAnswer(call, role)), ...truncation }
}

function getRole(call: Call): Result {
  const role = roleNamed(call)
  const boundary = role.permissionsBoundary
  const tags = Object.entries(role.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))
  return {
    Role: {
      ...roleAnswer(call, role),
      ...(tags.length === 0 ? {} : { Tags: tags }),
      ...(boundary === undefined
        ? {}
        : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } }),
    },
  }
}

/** What ListRoles says of a role: no boundary, no tags. */
function roleAnswer(call: Call, role: Role): Result {
  return {
    Path: role.path ?? '/',
    RoleName: role.name,
    RoleId: iamIdOf('AROA', roleArn(call.account, role)),
    Arn: roleArn(call.account, role),
    CreateDate: madeAt,
    AssumeRolePolicyDocument: encoded(role.trust),
    ...(role.description === undefined ? {} : { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds ?? 3600,
  }
}

function listAttachedRolePolicies(call: Call): Result {
  const { items, truncation } = page(call, roleNamed(call).attachedPolicies ?? [])
  return {
    AttachedPolicies: items.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn })),
    ...truncation,
  }
}

function listRolePolicies(call: Call): Result {
  const { items, truncation } = page(call, Object.keys(roleNamed(call).inlinePolicies ?? {}))
  return { PolicyNames: items, ...truncation }
}

function getRolePolicy(call: Call): Result {
  const role = roleNamed(call)
  const name = requiredText(call, 'PolicyName')
  const document = role.inlinePolicies?.[name]
  if (document === undefined) throw noSuchEntity(`The role policy with name ${name} cannot be found.`)
  return { RoleName: role.name, PolicyName: name, PolicyDocument: encoded(document) }
}

function getPolicy(call: Call): Result {
  const arn = requiredText(call, 'PolicyArn')
  documentOf(call, arn)
  return {
    Policy: {
      PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
      PolicyId: iamIdOf('ANPA', arn),
      Arn: arn,
      Path: arn.slice(arn.indexOf(':policy/') + 7, arn.lastIndexOf('/') + 1),
      DefaultVersionId: 'v1',
      IsAttachable: true,
      CreateDate: madeAt,
      UpdateDate: madeAt,
    },
  }
}

function getPolicyVersion(call: Call): Result {
  const version = requiredText(call, 'VersionId')
  const document = documentOf(call, requiredText(call, 'PolicyArn'))
  if (version !== 'v1') throw noSuchEntity(`Policy version ${version} does not exist or is not attachable.`)
  return { PolicyVersion: { Document: encoded(document), VersionId: 'v1', IsDefaultVersion: true, CreateDate: madeAt } }
}

function documentOf(call: Call, arn: string): PolicyDocument {
  const document = policyDocument(call.account, arn)
  if (document === undefined) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)
  return document
}

function roleNamed(call: Call): Role {
  const name = requiredText(call, 'RoleName')
  const role = call.account.rolesByName.get(name)
  if (role === undefined) throw noSuchEntity(`The role with name ${name} cannot be found.`)
  return role
}

/** The ARN that a policy must allow; of a role that is not there AWS asks for the name without a path. */
function arnOf({ account }: Call, name: string): string {
  const role = account.rolesByName.get(name)
  return role === undefined ? `arn:${account.partition}:iam::${account.id}:role/${name}` : roleArn(account, role)
}

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404)
}

/** IAM's own kind of page: MaxItems and Marker in, IsTruncated and Marker out. */
function page<T>(call: Call, all: readonly T[]): { items: readonly T[]; truncation: Result } {
  const size = integerOf(call, 'MaxItems', { minimum: 1, maximum: 1000, default: 100 })
  const { items, next } = pageOf(call, all, size, textOf(call, 'Marker'))
  return { items, truncation: { IsTruncated: next !== undefined, Marker: next } }
}

/** Documents leave IAM percent-encoded (RFC 3986), which also takes in what encodeURIComponent leaves as it is. */
function encoded(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
