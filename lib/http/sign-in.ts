import { z } from 'zod'
import type { Auth } from '@/lib/access/auth'
import { localPlace } from '@/lib/access/local-place'
import { emailSchema, passwordSchema, personNameSchema } from '@/lib/contracts/people'
import { Problem } from '@/lib/problem'
import { fromOwnPage } from './from-own-page'
import { problemOf } from './problem-of'
import { readForm, type Sent, wrongFields } from './read-form'
import { seeOther } from './see-other'

const typedSchema = z.object({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1000),
  next: z.string().optional(),
})

/**
 * Takes e-mail and password. A form (which needs no script) is sent on to `next`, or back to /sign-in with `error=wrong` or
 * `error=wait` and the minutes; JSON is answered 204 or with a problem.
 */
export function signIn(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => {
    const sent = await readForm(typedSchema, request)
    const next = localPlace(nextOf(sent))
    const cookie = await cookieOr(sent, (value) => auth.signIn(request.headers, value), wrong)
    if (typeof cookie === 'string') return sent.isForm ? seeOther(next, [cookie]) : noContent(cookie)
    if (!sent.isForm) throw cookie
    return seeOther(`/sign-in?${new URLSearchParams({ next, ...whyBack(cookie, 'wrong') })}`)
  })
}

const wrong = new Problem('unauthorized', 'E-mail or password is wrong.')

const nextOf = (sent: Sent<{ next?: string | undefined }>): string | null => {
  const next = sent.ok ? sent.value.next : sent.fields.next
  return typeof next === 'string' ? next : null
}

const noContent = (cookie: string) =>
  new Response(null, { status: 204, headers: { 'set-cookie': cookie, 'cache-control': 'no-store' } })

/** The cookie of whoever gets in, or what stands in the way: wrong fields, too many tries, or `refusal`. */
async function cookieOr<T>(
  sent: Sent<T>,
  enter: (value: T) => Promise<string | null>,
  refusal: Problem,
): Promise<string | Problem> {
  if (!sent.ok) return wrongFields(sent.wrong)
  try {
    return (await enter(sent.value)) ?? refusal
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.kind !== 'too-many') throw error
    return problem
  }
}

/** Parameters of /sign-in that say why a form is back there. */
function whyBack({ kind, headers }: Problem, otherwise: string): Record<string, string> {
  if (kind !== 'too-many') return { error: otherwise }
  return { error: 'wait', minutes: String(Math.ceil(Number(headers['retry-after']) / 60)) }
}

const joiningSchema = z.object({ code: z.string().max(200), name: personNameSchema, password: passwordSchema })
const setUpSchema = joiningSchema.extend({ email: emailSchema })

/** Makes the first admin by the link of the start line. */
export function setUp(request: Request): Promise<Response> {
  return join(request, { at: '/sign-in/set-up', schema: setUpSchema }, (auth, value) =>
    auth.setUp(request.headers, value),
  )
}

/** Makes the person that an invitation is for. */
export function acceptInvitation(request: Request): Promise<Response> {
  return join(request, { at: '/sign-in/invitation', schema: joiningSchema }, (auth, value) =>
    auth.accept(request.headers, value),
  )
}

/** A link's form: in with a cookie, or back to the page with what is wrong; what was typed but the password comes along. */
function join<S extends typeof joiningSchema | typeof setUpSchema>(
  request: Request,
  { at, schema }: { at: string; schema: S },
  enter: (auth: Auth, value: z.output<S>) => Promise<string | null>,
): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => {
    const sent = await readForm(schema, request)
    const cookie = await cookieOr(sent, (value) => enter(auth, value), spent)
    if (typeof cookie === 'string') return sent.isForm ? seeOther('/', [cookie]) : noContent(cookie)
    if (!sent.isForm) throw cookie
    if (!sent.ok) return seeOther(`${at}?${backWith(sent)}`)
    return seeOther(`/sign-in?${new URLSearchParams(whyBack(cookie, 'link'))}`)
  })
}

const spent = new Problem('forbidden', 'The link was used already, was withdrawn, or is too old.')

function backWith({ fields, wrong }: { fields: Record<string, unknown>; wrong: Record<string, string> }) {
  const kept = ['code', 'name', 'email'].flatMap((field) => {
    const value = fields[field]
    return typeof value === 'string' ? [[field, value.slice(0, 320)]] : []
  })
  const [field = ''] = Object.keys(wrong)
  return new URLSearchParams([...kept, ['wrong', field]])
}

/** Ends the session of the browser that asks. */
export function signOut(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => seeOther('/sign-in?out', [await auth.signOut(request.headers)]))
}

/** Sends the browser to the identity provider. */
export function beginOidc(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => {
    const next = localPlace(new URL(request.url).searchParams.get('next'))
    const begun = (await auth.oidc?.begin(next)) ?? 'off'
    if (typeof begun === 'string') return seeOther(`/sign-in?${new URLSearchParams({ error: begun, next })}`)
    return seeOther(begun.url, [begun.cookie])
  })
}

/** Takes whoever comes back from the identity provider. */
export function finishOidc(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => {
    const done = (await auth.oidc?.finish(request.headers, new URL(request.url).search)) ?? 'off'
    if (typeof done === 'string') return seeOther(`/sign-in?${new URLSearchParams({ error: done })}`)
    return seeOther(done.next, [done.cookie])
  })
}
