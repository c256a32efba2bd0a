import { cleanedAccount, cleanedSettings, type StoredJson } from '@/lib/registry/clouddriver/cleaned'
import { asJson, sameJson } from '@/lib/registry/json'
import type { Database } from './database'
import type { Prisma } from './generated/client'
import { plain } from './repositories/json'

/** Raised when the rule gets stricter: the next start cleans once more. */
const rule = 3

/**
 * Frees what older versions stored of secrets and of keys that the registry no longer keeps, the history included; once.
 * Answers how many rows changed. The history's guard is lifted for this transaction alone.
 */
export function cleanStore({ prisma }: Pick<Database, 'prisma'>): Promise<number> {
  return prisma.$transaction(cleanRows, { timeout: 600_000, maxWait: 60_000 })
}

async function cleanRows(tx: Prisma.TransactionClient): Promise<number> {
  const state = await tx.registryState.findUnique({ where: { id: 1 } })
  if (state === null || state.cleaned >= rule) return 0
  const settings = differing(state.settings, cleanedSettings)
  if (settings !== null) await tx.registryState.update({ where: { id: 1 }, data: { settings } })
  const accounts = (await cleanAccounts(tx, 'awsAccount')) + (await cleanAccounts(tx, 'ecsAccount'))
  const changes = await cleanChanges(tx)
  await tx.registryState.update({ where: { id: 1 }, data: { cleaned: rule } })
  return accounts + changes + (settings === null ? 0 : 1)
}

async function cleanAccounts(tx: Prisma.TransactionClient, kind: 'awsAccount' | 'ecsAccount'): Promise<number> {
  const rows = kind === 'awsAccount' ? await tx.awsAccount.findMany() : await tx.ecsAccount.findMany()
  let changed = 0
  for (const { id, fields: stored } of rows) {
    const fields = differing(stored, (json) => cleanedAccount(kind, json))
    if (fields === null) continue
    changed += 1
    if (kind === 'awsAccount') await tx.awsAccount.update({ where: { id }, data: { fields } })
    else await tx.ecsAccount.update({ where: { id }, data: { fields } })
  }
  return changed
}

const page = 500

async function cleanChanges(tx: Prisma.TransactionClient): Promise<number> {
  await tx.$executeRawUnsafe('ALTER TABLE "change" DISABLE TRIGGER "change_append_only"')
  let changed = 0
  let last = 0n
  for (;;) {
    const rows = await tx.change.findMany({ where: { id: { gt: last } }, orderBy: { id: 'asc' }, take: page })
    for (const { id, entity, before, after } of rows) {
      last = id
      const data = differences({ before, after }, cleanerOf(entity))
      if (Object.keys(data).length === 0) continue
      changed += 1
      await tx.change.update({ where: { id }, data })
    }
    if (rows.length < page) break
  }
  await tx.$executeRawUnsafe('ALTER TABLE "change" ENABLE TRIGGER "change_append_only"')
  return changed
}

type Clean = (json: StoredJson) => StoredJson

function cleanerOf(entity: 'aws_account' | 'ecs_account' | 'settings'): Clean {
  if (entity === 'settings') return cleanedSettings
  return (json) => cleanedAccount(entity === 'aws_account' ? 'awsAccount' : 'ecsAccount', json)
}

function differences(documents: { before: unknown; after: unknown }, clean: Clean) {
  return Object.fromEntries(
    Object.entries(documents).flatMap(([key, json]) => {
      const cleaned = differing(json, clean)
      return cleaned === null ? [] : [[key, cleaned]]
    }),
  )
}

/** A document cleaned; null where there was nothing to clean. */
function differing(json: unknown, clean: Clean) {
  if (json === null || json === undefined) return null
  const before = asJson(json)
  const after = clean(before)
  return sameJson(before, after) ? null : plain(Object(after))
}
