import { Stale } from '@/lib/problem'
import type { PrismaClient } from '../generated/client'
import { applyRegistry, type RegistryInput } from '../repositories/apply-registry'
import { readRegistry } from '../repositories/registry'

/**
 * Puts a first registry into a database that nobody has written to yet, and answers whether it did. Of several processes
 * that try at once one does.
 */
export async function seedRegistry(db: PrismaClient, seed: RegistryInput): Promise<boolean> {
  const { revision } = await readRegistry(db)
  if (revision !== 0) return false
  try {
    await applyRegistry(db, { after: seed, revision, actor: 'seed' })
    return true
  } catch (error) {
    if (error instanceof Stale) return false
    throw error
  }
}
