import type { AwsError } from '../aws-error'
import type { Input, Result, Service } from '../call'
import type { WireAnswer } from './wire-answer'
import { escapeXml, xmlOf } from './xml'

/** The form of a query request: `Action` apart, the rest as nested data (`Filter.1.Value.2=x` is a list in a list). */
export function queryInput(body: string): { action: string | null; input: Input } {
  const input: Branch = {}
  for (const [name, value] of new URLSearchParams(body)) plant(input, name.split('.'), value)
  const { Action: action, Version: _, ...rest } = input
  const parameters = Object.entries(rest).map(([name, value]) => [name, listed(value)])
  return { action: typeof action === 'string' ? action : null, input: Object.fromEntries(parameters) }
}

type Branch = { [name: string]: string | Branch }

function plant(branch: Branch, [name, ...rest]: readonly string[], value: string): void {
  if (name === undefined || name === '__proto__') return
  if (rest.length === 0) {
    branch[name] = value
    return
  }
  const existing = branch[name]
  const next = typeof existing === 'object' ? existing : {}
  branch[name] = next
  plant(next, rest, value)
}

/** A branch whose names are 1, 2, 3… is a list; the query protocol puts `member` between a list's name and its numbers. */
function listed(value: string | Branch): unknown {
  if (typeof value === 'string') return value
  const { member } = value
  if (typeof member === 'object' && Object.keys(value).length === 1) return listed(member)
  const names = Object.keys(value)
  if (names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => listed(value[name] ?? ''))
  }
  return Object.fromEntries(Object.entries(value).map(([name, next]) => [name, listed(next)]))
}

export function queryAnswer(service: Service, action: string, requestId: string, result: Result): WireAnswer {
  return { status: 200, headers: headersOf(requestId), body: bodyOf(service, action, requestId, result) }
}

function bodyOf(service: Service, action: string, requestId: string, result: Result): string {
  const open = `<${action}Response xmlns="${service.namespace ?? ''}">`
  const close = `</${action}Response>`
  if (service.protocol === 'ec2') return open + xmlOf('requestId', requestId, 'item') + members(result, 'item') + close
  return `${open}<${action}Result>${members(result, 'member')}</${action}Result>${xmlOf('ResponseMetadata', { RequestId: requestId }, 'member')}${close}`
}

function members(result: Result, item: string): string {
  return Object.entries(result)
    .map(([name, value]) => xmlOf(name, value, item))
    .join('')
}

export function queryError(service: Service, requestId: string, error: AwsError): WireAnswer {
  const what = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`
  const type = error.status >= 500 ? 'Receiver' : 'Sender'
  const body =
    service.protocol === 'ec2'
      ? `<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error>${what}</Error></Errors><RequestID>${requestId}</RequestID></Response>`
      : `<ErrorResponse xmlns="${service.namespace ?? ''}"><Error><Type>${type}</Type>${what}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  return { status: error.status, headers: headersOf(requestId), body }
}

function headersOf(requestId: string): Record<string, string> {
  return { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId }
}
