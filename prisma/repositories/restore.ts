import { Conflict, NotFound, Stale } from '@/lib/problem'
import { brokenInvariants } from '@/lib/registry/invariants'
import type { Prisma, PrismaClient } from '../generated/client'
import { bringTo, type PlannedChange, plannedChanges } from './bring-to'
import { type Change, changesOfRevision, readLines } from './changes'
import { type Author, writeRegistry } from './registry-write'
import { type Held, readOrder, readSnapshot, readSnapshotAt, type Snapshot } from './snapshot'

/** `inspect` sees what would be written, within the transaction, and may throw: nothing is written then. */
type Asked = Author & { target: number; inspect: (changes: readonly PlannedChange[]) => void }

/**
 * Makes the registry what it was after revision `target`, as one new write, and answers what that changes. Throws Stale
 * where the registry is past `revision`, Conflict where the past cannot be read. The same again is no write.
 */
export function restoreRevision(db: PrismaClient, asked: Asked): Promise<PlannedChange[]> {
  return bringRegistryTo(db, asked, restored)
}

/** What `restoreRevision` would change now. */
export function planRestore(db: PrismaClient, target: number): Promise<PlannedChange[]> {
  return plan(db, target, restored)
}

/**
 * Takes back what the write of revision `target` did, as one new write, and leaves what others wrote elsewhere. Throws
 * NotFound, Stale where something of it was written again since, Conflict where the registry would not hold together.
 */
export function undoRevision(db: PrismaClient, asked: Asked): Promise<PlannedChange[]> {
  return bringRegistryTo(db, asked, undone)
}

/** What `undoRevision` would change now. */
export function planUndo(db: PrismaClient, target: number): Promise<PlannedChange[]> {
  return plan(db, target, undone)
}

/** The registry that a write shall lead to. */
type Aim = (tx: Prisma.TransactionClient, now: Snapshot, target: number) => Promise<Snapshot>

function bringRegistryTo(db: PrismaClient, { target, inspect, ...author }: Asked, aim: Aim): Promise<PlannedChange[]> {
  return writeRegistry(db, author, async (write) => {
    const now = await readSnapshot(write.tx)
    const wanted = await aim(write.tx, now, target)
    const changes = plannedChanges(now, wanted)
    inspect(changes)
    await bringTo(write, now, wanted)
    return changes
  })
}

function plan(db: PrismaClient, target: number, aim: Aim): Promise<PlannedChange[]> {
  const read = async (tx: Prisma.TransactionClient) => {
    const now = await readSnapshot(tx)
    return plannedChanges(now, await aim(tx, now, target))
  }
  return db.$transaction(read, { isolationLevel: 'RepeatableRead' })
}

async function restored(tx: Prisma.TransactionClient, now: Snapshot, target: number): Promise<Snapshot> {
  const wanted = await readSnapshotAt(tx, target)
  refuseBroken(now, wanted, `Revision ${target} cannot be restored: it breaks a rule that is younger.`)
  return wanted
}

async function undone(tx: Prisma.TransactionClient, now: Snapshot, target: number): Promise<Snapshot> {
  const lines = await changesOfRevision(tx, target)
  if (lines.length === 0) throw new NotFound(`There is no revision ${target}: nothing was written under that number.`)
  const touched = new Set(lines.map(({ entityId }) => entityId))
  await refuseWrittenSince(tx, target, touched)

  const before = await readSnapshotAt(tx, target - 1)
  const order = await readOrder(tx)
  const place = ({ id }: { id: string }) => order.get(id) ?? order.size
  const mixed = <I>(stands: readonly Held<I>[], stood: readonly Held<I>[]) =>
    [...stands.filter(({ id }) => !touched.has(id)), ...stood.filter(({ id }) => touched.has(id))].toSorted(
      (a, b) => place(a) - place(b),
    )
  const wanted = {
    settings: touched.has('settings') ? before.settings : now.settings,
    awsAccounts: mixed(now.awsAccounts, before.awsAccounts),
    ecsAccounts: mixed(now.ecsAccounts, before.ecsAccounts),
  }
  refuseBroken(now, wanted, `Revision ${target} cannot be undone on its own, because of what was written since.`)
  return wanted
}

async function refuseWrittenSince(
  tx: Prisma.TransactionClient,
  target: number,
  touched: ReadonlySet<string>,
): Promise<void> {
  const where = { entityId: { in: [...touched] }, revision: { gt: target } }
  const [since] = await readLines(tx, { where, orderBy: { id: 'desc' }, take: 1 })
  if (since === undefined) return
  throw new Stale(
    `${whatOf(since)} was written again in revision ${since.revision}, by ${since.actor}. Undoing revision ${target} would overwrite that, so nothing was written. Compare the two in History.`,
  )
}

function whatOf({ entity, name }: Change): string {
  if (entity === 'settings') return 'The settings'
  return `${entity === 'aws-account' ? 'AWS' : 'ECS'} account "${name}"`
}

/** What an older version let in and is there now is no reason to refuse a change of something else. */
function refuseBroken(now: Snapshot, wanted: Snapshot, what: string): void {
  const known = new Set(brokenIn(now))
  const broken = brokenIn(wanted).filter((message) => !known.has(message))
  if (broken.length > 0) throw new Conflict(`${what} ${broken.join(' ')}`)
}

function brokenIn({ awsAccounts, ecsAccounts }: Snapshot): string[] {
  const inputsOf = <I>(list: readonly Held<I>[]) => list.map(({ input }) => input)
  return brokenInvariants(inputsOf(awsAccounts), inputsOf(ecsAccounts)).map(({ message }) => message)
}
