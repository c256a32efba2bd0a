import { type Asker, mayUse } from '@/lib/access/asker'
import { isOwnOrigin } from '@/lib/access/served-address'
import type { Contract } from '@/lib/contracts/contract'
import { currentRuntime } from '@/lib/current-runtime'
import { Problem } from '@/lib/problem'
import type { Reading } from '@/lib/reading/open-reading'
import type { Runtime } from '@/lib/runtime-types'
import { answerResponse } from './answer-response'
import type { AnswerOf, Ask } from './ask'
import { parsePrecondition } from './etag'
import { paramsOf } from './params-of'
import { parseBody } from './parse-body'
import { parseQuery } from './parse-query'
import { problemOf } from './problem-of'
import { problemResponse } from './problem-response'
import { requireHost } from './require-host'
import { whileAllowed } from './while-allowed'

/** A contract with what answers it. */
export type Route = { contract: Contract; handle: (request: Request) => Promise<Response> }

/**
 * Puts a contract around an answer. Looks, in this order, at the address, who asks, what they may, where a write comes
 * from, the body and its type, and the contract; then calls; then holds the answer to the contract too. Everything
 * thrown on the way is answered as application/problem+json; what nobody expected is logged and answered without detail.
 */
export function route<const C extends Contract>(contract: C, answer: (ask: Ask<C>) => Promise<AnswerOf<C>>): Route {
  return {
    contract,
    async handle(request) {
      try {
        const runtime = await currentRuntime()
        return await answered(contract, request, runtime, async (ask) => answer(asAskOf<C>(ask)))
      } catch (error) {
        return problemResponse(new Problem('unavailable', `Shipshape has not started: ${wordsOf(error)}`))
      }
    },
  }
}

async function answered(
  contract: Contract,
  request: Request,
  runtime: Runtime,
  answer: (ask: Ask<Contract>) => Promise<unknown>,
): Promise<Response> {
  const started = performance.now()
  let asker: Asker | null = null
  let response: Response
  try {
    if (contract.anyHost !== true) requireHost(runtime.env, request.headers)
    asker = await requireAccess(contract, request, runtime)
    const ask = await readAsk(contract, request, runtime.reading, asker?.actor ?? 'anyone')
    const value = await answer(asAskOf({ ...ask, asker, runtime, request }))
    response = answerResponse(contract, guarded(value, contract, request, runtime), request)
  } catch (error) {
    response = problemResponse(problemOf(error) ?? logged(error, contract, runtime))
  }
  await note(contract, request, runtime, { asker, response })
  if (contract.method !== 'GET') {
    const { method, path } = contract
    const ms = Math.round(performance.now() - started)
    runtime.log.info({ method, path, status: response.status, actor: asker?.actor ?? null, ms }, 'write')
  }
  return response
}

/** Into the audit goes what its contract says is audited, once it was done, and each report that leaves as a file. */
async function note(
  { audited, method, answer }: Contract,
  { url, headers }: Request,
  { auth }: Runtime,
  { asker, response }: { asker: Asker | null; response: Response },
): Promise<void> {
  const form = 'otherForms' in answer ? formOf(response, answer.otherForms) : null
  const kind = audited ?? (form === null ? undefined : 'export')
  if (kind === undefined || !(response.ok || form !== null)) return
  const what = `${method} ${new URL(url).pathname}${form === null ? '' : ` as ${form}`}`
  await auth.note(headers, { kind, actor: asker?.actor ?? null, what })
}

/** The media type of an answer that is one of `others`; a gate that says no in such a form has answered too. */
function formOf({ headers }: Response, others: readonly string[]): string | null {
  const type = headers.get('content-type')
  return others.find((other) => type?.startsWith(other.split(';', 1)[0] ?? other)) ?? null
}

/** A stream stays open only as long as whoever reads it may open it. */
function guarded(value: unknown, { access, basic }: Contract, { headers }: Request, { auth }: Runtime): unknown {
  if (!(value instanceof ReadableStream)) return value
  return whileAllowed(value, async () => {
    const asker = await auth.whoAsks(headers, basic)
    return asker !== null && mayUse(asker.access, access)
  })
}

/** 401 and 403, before the body or its type is looked at. */
async function requireAccess(
  { access, basic, method, path }: Contract,
  { headers }: Request,
  { auth, env }: Runtime,
): Promise<Asker | null> {
  if (access === 'public') return null
  const asker = await auth.whoAsks(headers, basic)
  if (asker === null) throw unauthorized(basic)
  if (!mayUse(asker.access, access)) {
    await auth.note(headers, { kind: 'denied', actor: asker.actor, what: `${method} ${path} takes ${access}` })
    throw new Problem('forbidden', `This needs ${access} access. You have ${asker.access} access.`)
  }
  if (method !== 'GET' && asker.by === 'session' && !isOwnOrigin(env, headers)) {
    await auth.note(headers, { kind: 'denied', actor: asker.actor, what: `${method} ${path} from another site` })
    throw new Problem('forbidden', 'The request comes from a page of another site. Nothing was changed.')
  }
  return asker
}

function unauthorized(basic: Contract['basic']): Problem {
  const [scheme, how] =
    basic === 'only'
      ? ['Basic', 'Send a token as the password of Authorization: Basic, or as Authorization: Bearer.']
      : ['Bearer', 'Send Authorization: Bearer with the token, or sign in at /sign-in.']
  return new Problem('unauthorized', how, { headers: { 'www-authenticate': `${scheme} realm="Shipshape"` } })
}

async function readAsk(contract: Contract, request: Request, reading: Reading, person: string) {
  const url = new URL(request.url)
  return {
    params: paramsOf(contract.path, url.pathname),
    query: contract.query === undefined ? undefined : parseQuery(contract.query, url.searchParams),
    ifMatch: contract.ifMatch === true ? parsePrecondition('If-Match', request.headers.get('if-match')) : null,
    body:
      contract.body === undefined ? undefined : await parseBody(contract, contract.body, { request, reading, person }),
  }
}

function logged(error: unknown, { method, path }: Contract, { log }: Runtime): Problem {
  log.error({ err: error, method, path }, 'a request failed')
  return new Problem('unexpected', 'Shipshape failed unexpectedly. The server’s log says why.')
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The one cast of the wrapper: `readAsk` has parsed each part by the schema that the type is made of. */
function asAskOf<C extends Contract>(ask: object): Ask<C> {
  return ask as Ask<C>
}
