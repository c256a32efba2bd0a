import { z } from 'zod'
import { matches, versionTag } from '@/lib/answers/precondition'
import { type AnswerSpec, type Contract, stopsStartHeader, warningsHeader } from '@/lib/contracts/contract'
import { bytesTag, parsePrecondition } from './etag'

/**
 * The response for a route's answer, checked against the contract on the way out.
 * @throws ZodError where the answer is not what the contract promises: a bug
 */
export function answerResponse({ method, answer }: Contract, value: unknown, request: Request): Response {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  if (answer.type === 'none') return new Response(null, { status: answer.status, headers })
  if (answer.type === 'text/event-stream') return streamResponse(answer, value, headers)
  if ('orJson' in answer) return fileOrJson(answer, value, request, headers)
  if ('otherForms' in answer) return chosenResponse(answer, value, headers)

  const text =
    answer.type === 'application/json'
      ? `${JSON.stringify(answer.schema.parse(value))}\n`
      : textOf(answer, value, headers)
  headers.set('content-type', answer.type === 'text/plain' ? 'text/plain; charset=utf-8' : answer.type)
  if ('download' in answer) headers.set('content-disposition', `attachment; filename="${answer.download}"`)
  const tag = tagOf(answer, value, text)
  if (tag === null) return new Response(text, { status: answer.status, headers })

  headers.set('etag', tag)
  headers.set('cache-control', 'private, no-cache')
  const known =
    method === 'GET' && matches(parsePrecondition('If-None-Match', request.headers.get('if-none-match')), tag)
  return known ? new Response(null, { status: 304, headers }) : new Response(text, { status: answer.status, headers })
}

const fileSchema = z.strictObject({ text: z.string(), stopsStart: z.int() })

function textOf(answer: AnswerSpec, value: unknown, headers: Headers): string {
  if (!('stopsStart' in answer)) return String(value)
  const file = fileSchema.parse(value)
  headers.set(stopsStartHeader, String(file.stopsStart))
  return file.text
}

/** Nothing that a report holds runs or loads anything, also where a browser shows it from this origin. */
const inertPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const chosenSchema = z.union([
  z.strictObject({ closed: z.boolean().default(false), json: z.unknown() }),
  z.strictObject({ closed: z.boolean().default(false), type: z.string(), text: z.string() }),
])

type JsonOrOther = Extract<AnswerSpec, { otherForms: unknown }>

function chosenResponse(answer: JsonOrOther, value: unknown, headers: Headers): Response {
  const chosen = chosenSchema.parse(value)
  const status = chosen.closed ? (answer.closed ?? answer.status) : answer.status
  if ('json' in chosen) {
    headers.set('content-type', answer.type)
    return new Response(`${JSON.stringify(answer.schema.parse(chosen.json))}\n`, { status, headers })
  }
  if (!answer.otherForms.includes(chosen.type)) throw new Error(`${chosen.type} is no form of this answer.`)
  headers.set('content-type', chosen.type)
  headers.set('content-security-policy', inertPolicy)
  headers.set('referrer-policy', 'no-referrer')
  return new Response(chosen.text, { status, headers })
}

type FileOrJson = Extract<AnswerSpec, { orJson: unknown }>

/** A client that asks for JSON gets the warnings with the file; the file alone says how many there are. */
function fileOrJson(
  { orJson, status, type }: FileOrJson,
  value: unknown,
  request: Request,
  headers: Headers,
): Response {
  const whole = orJson.parse(value)
  headers.set('vary', 'accept')
  headers.set(warningsHeader, String(whole.problems.length))
  const asked = (request.headers.get('accept') ?? '').split(',').map((each) => each.split(';')[0]?.trim())
  const isJson = asked.includes('application/json')
  headers.set('content-type', isJson ? 'application/json' : type)
  return new Response(isJson ? `${JSON.stringify(whole)}\n` : whole.text, { status, headers })
}

function streamResponse(answer: AnswerSpec, value: unknown, headers: Headers): Response {
  if (!(value instanceof ReadableStream)) throw new Error('A stream of events was promised, and something else came.')
  headers.set('content-type', 'text/event-stream')
  headers.set('cache-control', 'no-store, no-transform')
  headers.set('x-accel-buffering', 'no')
  return new Response(value, { status: answer.status, headers })
}

function tagOf(answer: AnswerSpec, value: unknown, text: string): string | null {
  if (!('etag' in answer)) return null
  if (answer.etag === 'bytes') return bytesTag(text)
  const version = Reflect.get(Object(value), answer.etag)
  if (typeof version !== 'number') throw new Error(`The answer has no ${answer.etag} to make an ETag of.`)
  return versionTag(version)
}
