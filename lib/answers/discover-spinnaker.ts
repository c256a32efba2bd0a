import { z } from 'zod'
import type { spinnakerSchema } from '@/lib/contracts/discovery'
import { guardedFetch, guardOf, refusedLiteral, whyNotSent } from '@/lib/outside/guarded-fetch'
import { Invalid } from '@/lib/problem'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { readRegistry } from '@/prisma/repositories/registry'

type Answer = z.output<typeof spinnakerSchema>
type Found = NonNullable<Answer['accounts']>[number]

/** A person waits for it; Clouddriver with a thousand accounts answers a few megabytes. */
const limits = { timeoutMs: 20_000, maxBytes: 20_000_000 }

/** What Clouddriver's account details have of an AWS or an ECS account (`GET /credentials?expand=true`); all may be absent. */
const detailsSchema = z.object({
  name: z.string(),
  type: z.string().nullish(),
  cloudProvider: z.string().nullish(),
  accountId: z.string().nullish().catch(null),
  awsAccount: z.string().nullish().catch(null),
  assumeRole: z.string().nullish().catch(null),
  sessionName: z.string().nullish().catch(null),
  regions: z
    .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
    .nullish()
    .catch(null),
})
type Details = z.output<typeof detailsSchema>

/**
 * Asks a Gate or a Clouddriver which accounts it has. What keeps it from saying is an answer, not an error.
 * @throws Invalid where the address is one that Shipshape must not call
 */
export async function discoverSpinnaker({ env, database }: Runtime, { address }: { address: string }): Promise<Answer> {
  const guard = guardOf(env)
  const refused = refusedLiteral(address, guard)
  if (refused !== null) throw new Invalid(refused, 'address')
  const registry = await readRegistry(database.prisma)
  const headers = headersFor(address, registry.settings.clouddriver.address, env.clouddriverAuthorization)
  try {
    const { status, text } = await guardedFetch(credentialsAt(address), { ...limits, headers }, guard)
    if (status !== 200) return said(`It answered ${status}, and not a list of accounts.${advice(status)}`)
    const listed = z.array(detailsSchema).safeParse(jsonOf(text))
    if (!listed.success) return said('Its answer is no list of accounts. Enter the address of a Gate or a Clouddriver.')
    return { accounts: foundIn(listed.data, registry), error: null }
  } catch (error) {
    return said(whyNotSent(error))
  }
}

/** What opens the configured Clouddriver is sent to no other address that somebody types. */
function headersFor(address: string, configured: string | null, authorization: string | null): Record<string, string> {
  const isConfigured = configured !== null && new URL(configured).origin === new URL(address).origin
  return { accept: 'application/json', ...(isConfigured && authorization !== null && { authorization }) }
}

const said = (error: string): Answer => ({ accounts: null, error })

const advice = (status: number) =>
  status === 401 || status === 403 || (status >= 300 && status < 400)
    ? ' It wants a sign-in: enter an address inside the network, such as Clouddriver’s own.'
    : ''

/** `http://gate:8084/` and `http://gate:8084/credentials` are one place. */
function credentialsAt(address: string): string {
  const url = new URL(address)
  url.pathname = `${url.pathname.replace(/\/(credentials\/?)?$/, '')}/credentials`
  url.search = '?expand=true'
  url.hash = ''
  return url.href
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** AWS accounts first, as a file has them. */
function foundIn(listed: readonly Details[], { awsAccounts, ecsAccounts }: Registry): Found[] {
  const aws = listed.filter((each) => typeOf(each) === 'aws')
  const known = { aws: namesOf(awsAccounts), ecs: namesOf(ecsAccounts) }
  return (['aws', 'ecs'] as const).flatMap((type) =>
    listed
      .filter((each) => typeOf(each) === type)
      .map((each) => ({
        type,
        name: each.name,
        accountId: each.accountId ?? null,
        awsAccount: type === 'ecs' ? (each.awsAccount ?? onlyWith(aws, each.accountId ?? null)) : null,
        assumeRole: each.assumeRole ?? null,
        sessionName: each.sessionName ?? null,
        regions: each.regions ?? [],
        isKnown: known[type].has(each.name),
      })),
  )
}

const typeOf = ({ type, cloudProvider }: Details) => cloudProvider ?? type

const namesOf = (accounts: readonly { name: string }[]) => new Set(accounts.map(({ name }) => name))

/** An older Clouddriver does not say which AWS account an ECS account is on; where one alone has its id, it is that. */
function onlyWith(aws: readonly Details[], accountId: string | null): string | null {
  const having = accountId === null ? [] : aws.filter((each) => each.accountId === accountId)
  return having.length === 1 ? (having[0]?.name ?? null) : null
}
