import { z } from 'zod'
import { channelKindSchema } from '@/lib/contracts/channels'
import { type ToldStatus, toldStatuses } from '@/lib/contracts/told-statuses'
import type { Prisma, Channel as Row } from '../generated/client'
import { toJson } from './json'

type Db = Prisma.TransactionClient

/** `address` and `secret` are sealed; `ecsAccountIds`: null for all. */
export type Channel = Omit<Row, 'kind' | 'ecsAccountIds' | 'to'> & {
  kind: z.output<typeof channelKindSchema>
  ecsAccountIds: readonly string[] | null
  to: readonly ToldStatus[]
}

export type ChannelFields = Omit<Channel, 'id' | 'createdAt'>

const idsSchema = z.array(z.string()).nullable()

export const channelOf = (row: Row): Channel => ({
  ...row,
  kind: channelKindSchema.parse(row.kind),
  ecsAccountIds: idsSchema.parse(row.ecsAccountIds),
  to: toldStatuses.filter((status) => row.to.includes(status)),
})
const dataOf = <F extends Partial<ChannelFields>>({ ecsAccountIds, to, ...fields }: F) => ({
  ...fields,
  ...(to !== undefined && { to: [...to] }),
  ...(ecsAccountIds !== undefined && { ecsAccountIds: toJson(ecsAccountIds) }),
})

export async function listChannelRows(db: Db): Promise<Channel[]> {
  return (await db.channel.findMany({ orderBy: { name: 'asc' } })).map(channelOf)
}

/** Those that are told what happens; none of them can go while the transaction lasts. */
export async function tellingChannels(tx: Db): Promise<Channel[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM channel WHERE enabled ORDER BY id FOR KEY SHARE`
  if (rows.length === 0) return []
  return (await tx.channel.findMany({ where: { id: { in: rows.map(({ id }) => id) } } })).map(channelOf)
}

export async function findChannel(db: Db, name: string): Promise<Channel | null> {
  const found = await db.channel.findUnique({ where: { name } })
  return found && channelOf(found)
}

/** Adds one; whether its name was free. */
export async function addChannel(db: Db, fields: ChannelFields): Promise<boolean> {
  return (await db.channel.createMany({ data: [dataOf(fields)], skipDuplicates: true })).count > 0
}

export async function changeChannel(db: Db, id: string, fields: Partial<ChannelFields>): Promise<Channel> {
  return channelOf(await db.channel.update({ where: { id }, data: dataOf(fields) }))
}

/** Deletes one with its deliveries; whether there was one. */
export async function removeChannel(db: Db, name: string): Promise<boolean> {
  return (await db.channel.deleteMany({ where: { name } })).count > 0
}

/** Keeps a channel from being changed or deleted until the transaction ends. */
export async function lockChannel(tx: Db, name: string): Promise<Channel | null> {
  await tx.$queryRaw`SELECT name FROM channel WHERE name = ${name} FOR UPDATE`
  return findChannel(tx, name)
}
