import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { newSecret } from '@/lib/access/seal'
import type {
  Channel,
  ChannelPatch,
  ChannelWithSecret,
  Delivery,
  deliveriesSchema,
  NewChannel,
} from '@/lib/contracts/channels'
import { guardOf, refusedLiteral } from '@/lib/outside/guarded-fetch'
import { Conflict, Invalid, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { sendMessage } from '@/lib/scans/send-message'
import { testMessageOf } from '@/lib/scans/told-message'
import type { Prisma } from '@/prisma/generated/client'
import {
  addChannel,
  changeChannel,
  findChannel,
  listChannelRows,
  lockChannel,
  type Channel as Row,
  removeChannel,
} from '@/prisma/repositories/channels'
import { addDelivery, type LoggedDelivery, listDeliveryRows } from '@/prisma/repositories/deliveries'
import { cursorOf, cutPage, idOf } from './cursor'
import { ecsAccountIdsNamed, namesOfEcsAccounts } from './ecs-account-filter'
import { tellingOf } from './telling-of'

type Db = Prisma.TransactionClient

/** More than a team has, and few enough that each gets a connection of its own. */
const mostChannels = 50

export async function listChannels({ database: { prisma } }: Runtime): Promise<{ channels: Channel[] }> {
  const [rows, namesOf] = [await listChannelRows(prisma), await namesOfEcsAccounts(prisma)]
  return { channels: rows.map((row) => answerOf(row, namesOf)) }
}

/**
 * The answer holds a webhook's secret, which is shown this once.
 * @throws Conflict where the name is taken or there are too many, Invalid for an address that must not be called and for an
 * account that does not exist
 */
export async function createChannel(
  runtime: Runtime,
  { body, actor }: { body: NewChannel; actor: string },
): Promise<ChannelWithSecret> {
  const { url, ecsAccounts, ...fields } = body
  const secret = body.kind === 'webhook' ? newSecret() : null
  const made = await runtime.database.prisma.$transaction(async (tx) => {
    const ecsAccountIds = await ecsAccountIdsNamed(tx, ecsAccounts)
    const count = await tx.channel.count()
    if (count >= mostChannels)
      throw new Conflict(`There are ${count} channels, as many as there may be. Delete one first.`)
    const row = { ...fields, ...addressOf(runtime, url), secret: sealed(runtime, secret), ecsAccountIds }
    if (!(await addChannel(tx, row))) throw taken(body.name)
    return answerNamed(tx, body.name)
  })
  runtime.log.info({ actor, channel: body.name, kind: body.kind, origin: made.url }, 'a channel was made')
  return secret === null ? made : { ...made, secret }
}

/** @throws NotFound, and what `createChannel` throws */
export async function patchChannel(
  runtime: Runtime,
  { name, body, actor }: { name: string; body: ChannelPatch; actor: string },
): Promise<ChannelWithSecret> {
  const { url, ecsAccounts, rotateSecret, ...fields } = body
  const secret = rotateSecret === true ? newSecret() : null
  const changed = await runtime.database.prisma.$transaction(async (tx) => {
    const before = await lockChannel(tx, name)
    if (before === null) throw noChannel(name)
    if (secret !== null && before.kind !== 'webhook') {
      throw new Invalid('A Slack channel has no secret: Slack looks at no signature.', 'rotateSecret')
    }
    const isTaken = fields.name !== undefined && fields.name !== name && (await findChannel(tx, fields.name)) !== null
    if (isTaken) throw taken(fields.name)
    await changeChannel(tx, before.id, {
      name: fields.name ?? name,
      enabled: fields.enabled ?? before.enabled,
      to: fields.to ?? before.to,
      ...(url !== undefined && addressOf(runtime, url)),
      ...(secret !== null && { secret: sealed(runtime, secret) }),
      ...(ecsAccounts !== undefined && { ecsAccountIds: await ecsAccountIdsNamed(tx, ecsAccounts) }),
    })
    return answerNamed(tx, fields.name ?? name)
  })
  runtime.log.info({ actor, channel: name, changed: Object.keys(body) }, 'a channel was changed')
  return secret === null ? changed : { ...changed, secret }
}

/** @throws NotFound */
export async function deleteChannel({ database, log }: Runtime, name: string, actor: string): Promise<undefined> {
  if (!(await removeChannel(database.prisma, name))) throw noChannel(name)
  log.info({ actor, channel: name }, 'a channel was deleted')
}

/**
 * Sends a message now, once; it stands in the log as any other.
 * @throws NotFound, Conflict where the channel is paused: then it is told nothing
 */
export async function testChannel(runtime: Runtime, name: string, actor: string): Promise<Delivery> {
  const { prisma } = runtime.database
  const channel = await findChannel(prisma, name)
  if (channel === null) throw noChannel(name)
  if (!channel.enabled) throw new Conflict(`The channel "${name}" is paused. Resume it before you test it.`)
  const [id, at, telling] = [randomUUID(), new Date(), tellingOf(runtime)]
  const { status, error } = await sendMessage(telling, channel, testMessageOf(telling.origin, { id, at }), at)
  runtime.log.info({ actor, channel: name, status, error }, 'a channel was tested')
  const outcome = { state: error === null ? 'sent' : 'failed', status, error, nextAt: null } as const
  return deliveryOf(await addDelivery(prisma, { id, channelId: channel.id, at, ...outcome }))
}

type Page = { limit: number; before?: string | undefined }

/** @throws NotFound, Problem `not-readable` where `before` is no cursor of ours */
export async function listDeliveries(
  { database: { prisma } }: Runtime,
  name: string,
  { limit, before }: Page,
): Promise<z.output<typeof deliveriesSchema>> {
  const channel = await findChannel(prisma, name)
  if (channel === null) throw noChannel(name)
  const cursor = before === undefined ? null : idOf(before)
  const found = await listDeliveryRows(prisma, { channelId: channel.id, limit: limit + 1, before: cursor })
  const { shown, next } = cutPage(found, limit, ({ seq }) => cursorOf(seq))
  return {
    deliveries: shown.map(deliveryOf),
    next,
  }
}

const deliveryOf = ({ id, at, state, attempts, status, error, transitionIds }: LoggedDelivery): Delivery => ({
  id,
  at: at.toISOString(),
  state: state === 'sent' || state === 'failed' ? state : 'retrying',
  attempts,
  status,
  error,
  transitions: transitionIds.length,
})

const noChannel = (name: string) => new NotFound(`There is no channel named "${name}".`)
const taken = (name: string | undefined) =>
  new Conflict(`There is a channel named "${name}" already. Choose another name.`)

const sealed = ({ auth }: Runtime, secret: string | null) => (secret === null ? null : auth.seal(secret))

/** What is kept of an address. @throws Invalid where it names an IP address that must not be called */
function addressOf({ auth, env }: Runtime, url: string): { address: string; origin: string } {
  const refusal = refusedLiteral(url, guardOf(env))
  if (refusal !== null) throw new Invalid(refusal, 'url')
  return { address: auth.seal(url), origin: new URL(url).origin }
}

async function answerNamed(db: Db, name: string): Promise<Channel> {
  const row = await findChannel(db, name)
  if (row === null) throw noChannel(name)
  return answerOf(row, await namesOfEcsAccounts(db))
}

type NamesOf = Awaited<ReturnType<typeof namesOfEcsAccounts>>

const answerOf = ({ name, kind, origin, enabled, ecsAccountIds, to }: Row, namesOf: NamesOf): Channel => ({
  name,
  kind,
  url: origin,
  enabled,
  ecsAccounts: namesOf(ecsAccountIds),
  to: [...to],
})
