import { randomUUID } from 'node:crypto'
import { type ToldStatus, toldStatuses } from '@/lib/contracts/told-statuses'
import type { Prisma } from '../generated/client'
import { type Channel, channelOf, tellingChannels } from './channels'

type Db = Prisma.TransactionClient

/** A transition as the outbox looks at it. */
export type Placed = {
  id: bigint
  at: Date
  ecsAccountId: string
  /** The account's name. */
  name: string
  scanId: string | null
  check: string | null
  region: string | null
  resource: string | null
  after: string | null
}

type Told = Placed & { after: ToldStatus }

/**
 * What channels are told of transitions that are being saved. Those of a scan wait for its end, so that a scan is one message;
 * those of a write, which has no end to wait for, are a message at once.
 */
export async function openDeliveries(tx: Db, transitions: readonly Placed[]): Promise<void> {
  const told = transitions.filter(isTold)
  const [first] = told
  if (first === undefined) return
  const { at } = first
  const rows = (await tellingChannels(tx)).flatMap((channel) => {
    const own = told.filter((each) => concerns(channel, each))
    const scans = new Set(own.flatMap(({ scanId }) => scanId ?? []))
    const opened = [...scans].map((scanId) => ({ ...idsOf(channel), scanId, state: 'open', at }))
    const written = own.filter(({ scanId }) => scanId === null)
    return written.length === 0 ? opened : [...opened, { ...idsOf(channel), ...released(written, at) }]
  })
  await tx.delivery.createMany({ data: rows, skipDuplicates: true })
}

/** The scan has ended: what its channels are told of it can be sent. One that was paused meanwhile is told nothing. */
export async function releaseDeliveries(tx: Db, { scanId, now }: { scanId: string; now: Date }): Promise<void> {
  const open = await tx.delivery.findMany({ where: { scanId, state: 'open' }, include: { channel: true } })
  if (open.length === 0) return
  const rows: Placed[] = await tx.transition.findMany({ where: { scanId }, omit: { because: true, title: true } })
  const told = rows.filter(isTold)
  for (const { id, channel } of open) {
    const own = channel.enabled ? told.filter((each) => concerns(channelOf(channel), each)) : []
    if (own.length === 0) await tx.delivery.delete({ where: { id } })
    else await tx.delivery.update({ where: { id }, data: released(own, now) })
  }
}

const idsOf = ({ id }: Channel) => ({ id: randomUUID(), channelId: id })

const released = (told: readonly Told[], at: Date) => ({
  state: 'waiting',
  at,
  nextAt: at,
  transitionIds: told.toSorted(worstFirst).map(({ id }) => id),
})

function isTold(transition: Placed): transition is Told {
  return toldStatuses.some((status) => status === transition.after)
}

const concerns = ({ ecsAccountIds, to }: Channel, { ecsAccountId, after }: Told) =>
  to.includes(after) && (ecsAccountIds === null || ecsAccountIds.includes(ecsAccountId))

/** Of one status the accounts' own first, then by name. */
function worstFirst(a: Told, b: Told): number {
  const rank = ({ after, check }: Told) => 2 * toldStatuses.indexOf(after) + (check === null ? 0 : 1)
  return rank(a) - rank(b) || byText(placeOf(a), placeOf(b))
}

const placeOf = ({ name, check, region, resource }: Told) => [name, check, region, resource].join('\n')
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))
