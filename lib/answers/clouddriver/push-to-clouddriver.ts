import type { PushAnswer, PushBody, PushedAccount } from '@/lib/contracts/clouddriver'
import { Conflict, Invalid } from '@/lib/problem'
import {
  type Holdings,
  lostAccounts,
  type Owned,
  type PushStep,
  planPush,
} from '@/lib/registry/clouddriver/live/push-plan'
import { heldText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { forgetStoredAccount, listStoredAccounts, putStoredAccount } from '@/prisma/repositories/stored-accounts'
import { getRegistry } from '../registry'
import { type Client, type Outcome, openClient } from './client'
import { askAll } from './holdings'

type Asked = { body: PushBody; actor: string; signal: AbortSignal }

/**
 * Leads Clouddriver's account storage to the registry, account by account, up to the first failure; what was done is told
 * and stays, and the same again goes on from there. Ends early where whoever asked is gone.
 * @throws Conflict where no address is set or Clouddriver does not tell what it has, Invalid for a name that no account has
 */
export async function pushToClouddriver(
  runtime: Runtime,
  { body: { dryRun, accounts: names }, actor, signal }: Asked,
): Promise<PushAnswer> {
  const registry = await getRegistry(runtime)
  const { address } = registry.settings.clouddriver
  if (address === null) throw new Conflict("Clouddriver's address is not set. An admin sets it in Settings.")
  const client = openClient(address, runtime.env)
  const owned = await listStoredAccounts(runtime.database.prisma, address)
  const holdings = await holdingsOf(client, address)
  const only = names === undefined ? null : new Set(names.map(heldText))
  refuseUnknown(only, registry, owned)
  const steps = planPush({ registry, holdings, owned, only })
  if (dryRun) return { dryRun, accounts: steps.map((step) => told(step, 'planned')) }

  for (const { type, name } of lostAccounts({ registry, holdings, owned })) {
    await forgetStoredAccount(runtime.database.prisma, { address, type, name })
  }
  runtime.log.info({ actor, address, steps: steps.length }, 'a push to Clouddriver begins')
  const accounts: PushedAccount[] = []
  let stopped: string | null = null
  for (const step of steps) {
    stopped ??= signal.aborted ? 'The push was stopped before.' : null
    if (stopped !== null || step.skip !== null) {
      accounts.push(told(step, 'skipped', { status: null, error: step.skip ?? stopped }))
      continue
    }
    const outcome = await take(step, { runtime, client, address, owned })
    accounts.push(told(step, outcome.error === null ? 'written' : 'failed', outcome))
    if (outcome.error !== null) stopped = `Not tried, because ${step.name} failed.`
    runtime.log.info({ actor, name: step.name, action: step.action, ...outcome }, 'a push to Clouddriver')
  }
  return { dryRun, accounts }
}

async function holdingsOf(client: Client, address: string): Promise<Holdings> {
  const { loaded, stored, faults } = await askAll(client)
  if (loaded !== null && stored !== null) return { loaded, stored }
  const why = faults.map(({ call, why: each }) => `${call}: ${each}`).join(' ')
  throw new Conflict(
    `Nothing was written: Clouddriver at ${address} does not tell what it has. ${why} Account storage takes Spinnaker 2025.3 or newer with account.storage.enabled, .aws.enabled and .ecs.enabled.`,
  )
}

function refuseUnknown(only: ReadonlySet<string> | null, registry: Registry, owned: readonly Owned[]): void {
  const known = new Set([...registry.awsAccounts, ...registry.ecsAccounts, ...owned].map(({ name }) => heldText(name)))
  const unknown = [...(only ?? [])].find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new Invalid(`There is no account named "${unknown}". Names are case-sensitive.`, 'accounts')
}

function told(
  { name, type, action, skip }: PushStep,
  result: PushedAccount['result'],
  { status, error }: Outcome = { status: null, error: skip },
): PushedAccount {
  return { name, type, action, result: skip === null ? result : 'skipped', status, error }
}

type Means = { runtime: Runtime; client: Client; address: string; owned: readonly Owned[] }

/** One account. What is sent is written down before, so that a lost answer, or a kill, loses no track of it. */
async function take(step: PushStep, { runtime, client, address, owned }: Means): Promise<Outcome> {
  const { type, name, action, body, base } = step
  const { prisma } = runtime.database
  const place = { address, type, name }
  const row = owned.find((each) => each.type === type && each.name === name)
  if (action === 'delete') {
    const outcome = goneIsDone(await client.remove(name))
    if (outcome.error === null) await forgetStoredAccount(prisma, place)
    return outcome
  }
  if (body === null) throw new Error(`${name} would be sent without a body.`)
  const sent = { sent: body, base }
  // What somebody else stored is not Shipshape's own because it changed it.
  if (action === 'update' && row === undefined) return client.update(body)
  if (action === 'replace') {
    const removed = goneIsDone(await client.remove(name))
    if (removed.error !== null) return removed
  }
  await putStoredAccount(prisma, place, { ...sent, confirmed: row?.confirmed ?? false })
  const outcome =
    action === 'update' ? await client.update(body) : await createOnceGone(client, body, row !== undefined)
  if (outcome.error === null) await putStoredAccount(prisma, place, { ...sent, confirmed: true })
  else if (isRefused(outcome)) await (row ? putStoredAccount(prisma, place, row) : forgetStoredAccount(prisma, place))
  return outcome
}

/** Not taken for certain; a lost answer says neither. */
const isRefused = ({ status }: Outcome) => status !== null && status < 500

const goneIsDone = (outcome: Outcome): Outcome => (outcome.status === 404 ? { ...outcome, error: null } : outcome)

const pollMs = 500
const longestMs = 40_000

/** Clouddriver refuses a name until its poll has dropped the account that had it (AccountDefinitionService.java). */
async function createOnceGone(client: Client, body: NonNullable<PushStep['body']>, waits: boolean): Promise<Outcome> {
  const until = Date.now() + longestMs
  for (;;) {
    const outcome = await client.create(body)
    const isThere = outcome.status === 400 && /already exists/i.test(outcome.error ?? '')
    if (!waits || !isThere) return outcome
    if (Date.now() > until)
      return { ...outcome, error: `${outcome.error} It has not polled yet: push again in a minute.` }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}
