import type { Sandbox } from '../sandbox'
import { services } from '../services/services'

export type Key = { accessKeyId: string; sessionToken?: string }
export type Question = {
  service: string
  action: string
  input?: Readonly<Record<string, unknown>>
  region?: string
  key?: Key
}
export type Answer = { status: number; body: string; json: () => unknown; text: (element: string) => string | null }

/** One request as an SDK would sign and spell it; the signature itself is nothing, the sandbox does not look at it. */
export async function ask(
  sandbox: Sandbox,
  { service, action, input = {}, region = 'us-east-1', key }: Question,
): Promise<Answer> {
  const spoken = services.get(service)
  if (spoken === undefined) throw new Error(`The sandbox has no service ${service}.`)
  const { accessKeyId, sessionToken } = key ?? baseKey(sandbox)
  const isJson = spoken.protocol.startsWith('json')
  const response = await fetch(sandbox.url, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261124/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      'content-type': isJson ? `application/x-amz-${spoken.protocol}` : 'application/x-www-form-urlencoded',
      ...(isJson ? { 'x-amz-target': `${spoken.target}.${action}` } : {}),
      ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
    },
    body: isJson ? JSON.stringify(input) : formOf(action, input),
  })
  const body = await response.text()
  return { status: response.status, body, json: () => JSON.parse(body), text: (element) => elementOf(body, element) }
}

/** A session of a role, or AWS's refusal as text. */
export async function assume(
  sandbox: Sandbox,
  roleArn: string,
  input: Readonly<Record<string, string>> = {},
  key?: Key,
): Promise<Key> {
  const answer = await ask(sandbox, {
    service: 'sts',
    action: 'AssumeRole',
    input: { RoleArn: roleArn, RoleSessionName: 'test', ...input },
    ...(key === undefined ? {} : { key }),
  })
  const accessKeyId = answer.text('AccessKeyId')
  const sessionToken = answer.text('SessionToken')
  if (accessKeyId === null || sessionToken === null) throw new Error(answer.text('Code') ?? answer.body)
  return { accessKeyId, sessionToken }
}

function baseKey(sandbox: Sandbox): Key {
  const key = sandbox.baseKeys.find(({ profile }) => profile === null)
  if (key === undefined) throw new Error('The world has no default key.')
  return { accessKeyId: key.accessKeyId }
}

/** The query protocol's form: lists as `Name.member.1`, structures as `Name.Member`. */
function formOf(action: string, input: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams([
    ['Action', action],
    ...Object.entries(input).flatMap(([name, value]) => fields(name, value)),
  ]).toString()
}

function fields(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => fields(`${name}.member.${index + 1}`, item))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([member, item]) => fields(`${name}.${member}`, item))
  return [[name, String(value)]]
}

function elementOf(xml: string, element: string): string | null {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? null
}
