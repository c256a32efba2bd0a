import type { AwsError } from './aws-error'
import type { Input, Service } from './call'
import type { Caller } from './caller'
import { type CredentialScope, credentialScope } from './credential-scope'
import { jsonAction, jsonInput } from './protocols/json'
import { queryInput } from './protocols/query'
import { services } from './services/services'
import { callerOf } from './sessions'
import type { PlacedWorld } from './world/placed-world'

export type WireRequest = { headers: Readonly<Record<string, string | string[] | undefined>>; body: string }

/** A request as it was meant: of which service, what, and by whom (or why nobody knows). */
export type Request = {
  service: Service
  scope: CredentialScope
  action: string
  input: Input
  caller: Caller | AwsError
}

/** Reads a signed request in the protocol of the service that it is signed for; null where there is no such service. */
export function readRequest(
  { world, now }: { world: PlacedWorld; now: Date },
  { headers, body }: WireRequest,
): Request | null {
  const scope = credentialScope(headerOf(headers, 'authorization') ?? undefined)
  const service = services.get(scope?.signingName ?? '')
  if (scope === null || service === undefined) return null
  const isJson = service.protocol.startsWith('json')
  const { action, input } = isJson
    ? { action: jsonAction(headerOf(headers, 'x-amz-target') ?? undefined, service), input: jsonInput(body) ?? {} }
    : queryInput(body)
  const caller = callerOf(
    world,
    service,
    { id: scope.accessKeyId, token: headerOf(headers, 'x-amz-security-token') },
    now,
  )
  return { service, scope, action: action ?? 'Unknown', input, caller }
}

function headerOf(headers: WireRequest['headers'], name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}
