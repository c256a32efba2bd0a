import { defaultSettings } from '@/lib/registry/settings'
import type { Execute } from './database'
import type { Mode, PrismaClient } from './generated/client'

const readMode = `SELECT "mode" FROM "registry_state" WHERE "id" = 1`
const tableExists = `SELECT to_regclass('registry_state') IS NOT NULL AS "exists"`

/** Refuses a database of the other mode before a migration touches it. */
export async function refuseOtherMode(execute: Execute, mode: Mode): Promise<void> {
  if (!isTrue(await firstValue(execute, tableExists))) return
  const stamped = await firstValue(execute, readMode)
  if (stamped === undefined || stamped === mode) return
  throw new Error(
    `This database belongs to SHIPSHAPE_AWS=${stamped} and cannot be used with SHIPSHAPE_AWS=${mode}: imaginary and real ` +
      'accounts never mix. Set DATABASE_URL or SHIPSHAPE_DATA_DIR to another place, or change SHIPSHAPE_AWS.',
  )
}

/** Stamps a new database for good, with the default settings at revision 0. */
export async function stampMode(prisma: PrismaClient, mode: Mode): Promise<void> {
  await prisma.registryState.createMany({ data: [{ mode, settings: defaultSettings }], skipDuplicates: true })
}

async function firstValue(execute: Execute, text: string): Promise<unknown> {
  const { rows } = await execute(text)
  const [row] = rows
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined
}

const isTrue = (value: unknown) => value === true
