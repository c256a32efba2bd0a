import {
  type Outcome,
  readDelivery,
  settleDelivery,
  type TakenDelivery,
  takeDeliveries,
} from '@/prisma/repositories/deliveries'
import { transitionsOfIds } from '@/prisma/repositories/transitions'
import { coalesce } from './coalesce'
import type { ScanParts } from './parts'
import { type Sent, sendMessage, type Telling } from './send-message'
import { messageOf, mostTold } from './told-message'

type Parts = Pick<ScanParts, 'database' | 'now' | 'onError'>

const lookMs = 2_000
/** Longer than any attempt takes: whoever has had a message for that long has died. */
const leaseMs = 60_000
const firstPauseMs = 15_000
const longestPauseMs = 3_600_000
const giveUpMs = 24 * 3_600_000

/**
 * Sends what is due, as soon as it is and once however many processes look, until the function that it answers is called;
 * that resolves when nothing of it runs. A channel gets one message at a time, and none waits for another's.
 */
export function tellChannels(parts: Parts, telling: Telling): () => Promise<void> {
  const { database, now, onError } = parts
  const busy = new Map<string, Promise<void>>()
  let isStopped = false
  const looking = coalesce(() => look().catch(onError))

  async function look(): Promise<void> {
    if (isStopped) return
    const at = now()
    const until = new Date(at.getTime() + leaseMs)
    for (const taken of await takeDeliveries(database.prisma, { now: at, until, busy: [...busy.keys()] })) begin(taken)
  }

  function begin(taken: TakenDelivery): void {
    const work = deliver(parts, telling, taken)
      .catch(onError)
      .finally(() => {
        busy.delete(taken.channelId)
        looking.request()
      })
    busy.set(taken.channelId, work)
  }

  looking.request()
  const timer = setInterval(looking.request, lookMs)
  timer.unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await looking.settled()
    await Promise.all(busy.values())
  }
}

async function deliver({ database: { prisma }, now }: Parts, telling: Telling, taken: TakenDelivery): Promise<void> {
  const found = await readDelivery(prisma, taken.id)
  // Deleted or paused since it was taken: a paused one is due again when it is told again.
  if (found === null || !found.channel.enabled) return
  const { delivery, channel } = found
  const transitions = await transitionsOfIds(prisma, delivery.transitionIds.slice(0, mostTold))
  const sent = await sendMessage(telling, channel, messageOf(telling.origin, delivery, transitions), now())
  await settleDelivery(prisma, taken, outcomeOf(sent, { ...taken, at: delivery.at, now: now() }))
}

/** After a failure another attempt follows, each after a longer pause, for a day. */
function outcomeOf(
  { status, error, isRefused }: Sent,
  { attempts, at, now }: { attempts: number; at: Date; now: Date },
): Outcome {
  if (error === null) return { state: 'sent', status, error, nextAt: null }
  const next = now.getTime() + Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs)
  const isOver = isRefused || next > at.getTime() + giveUpMs
  return { state: isOver ? 'failed' : 'waiting', status, error, nextAt: isOver ? null : new Date(next) }
}
