import { z } from 'zod'
import type { Owned } from '@/lib/registry/clouddriver/live/push-plan'
import type { Prisma } from '../generated/client'
import { plain, toJson } from './json'

type Db = Prisma.TransactionClient
type Place = { address: string; type: Owned['type']; name: string }

const objectSchema = z.record(z.string(), z.json())
const rowSchema = z.object({
  type: z.enum(['aws', 'ecs']),
  name: z.string(),
  sent: objectSchema,
  base: objectSchema.nullable(),
  confirmed: z.boolean(),
})

/** What Shipshape stored in the Clouddriver at an address. */
export async function listStoredAccounts(db: Db, address: string): Promise<Owned[]> {
  const rows = await db.storedAccount.findMany({ where: { address }, orderBy: [{ at: 'asc' }, { name: 'asc' }] })
  return rows.map((row) => rowSchema.parse(row))
}

/** Writes down what is sent; `confirmed` once Clouddriver has taken it. */
export async function putStoredAccount(db: Db, { address, type, name }: Place, owned: Omit<Owned, 'type' | 'name'>) {
  const fields = { sent: plain(owned.sent), base: toJson(owned.base), confirmed: owned.confirmed, at: new Date() }
  await db.storedAccount.upsert({
    where: { address_type_name: { address, type, name } },
    create: { address, type, name, ...fields },
    update: fields,
  })
}

export async function forgetStoredAccount(db: Db, place: Place): Promise<void> {
  await db.storedAccount.deleteMany({ where: place })
}
