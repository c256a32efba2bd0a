import type { AwsError } from '../aws-error'
import type { Input, Result, Service } from '../call'
import { isInput } from '../input'
import type { WireAnswer } from './wire-answer'

/** Operation name from `x-amz-target`, `AmazonEC2ContainerServiceV20141113.ListClusters`; null where it is another API's. */
export function jsonAction(target: string | undefined, service: Service): string | null {
  const [prefix, action] = (target ?? '').split('.')
  return prefix === service.target && action ? action : null
}

/** The body's object; null where it is not JSON. */
export function jsonInput(body: string): Input | null {
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    return isInput(value) ? value : null
  } catch {
    return null
  }
}

export function jsonAnswer(service: Service, requestId: string, result: Result): WireAnswer {
  return { status: 200, headers: headersOf(service, requestId), body: JSON.stringify(wireValue(result)) }
}

export function jsonError(service: Service, requestId: string, error: AwsError): WireAnswer {
  const headers = headersOf(service, requestId)
  // CloudWatch grew up with the query protocol and still sends that protocol's shorter code beside the JSON one.
  const compatible =
    service.protocol === 'json-1.0' ? { 'x-amzn-query-error': `${error.code.replace(/Exception$/, '')};Sender` } : {}
  return {
    status: error.status,
    headers: { ...headers, ...compatible },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  }
}

function headersOf(service: Service, requestId: string): Record<string, string> {
  return { 'content-type': `application/x-amz-${service.protocol}`, 'x-amzn-requestid': requestId }
}

/** Times are seconds since 1970 in these protocols. */
function wireValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (Array.isArray(value)) return value.map(wireValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wireValue(member)]))
}
