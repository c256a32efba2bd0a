import type { Clouddriver, LiveAccount, PushedAccount } from '@/lib/contracts/clouddriver'
import { byCount, counted, grouped } from '@/lib/readiness/words'
import type { Json } from '@/lib/registry/json'

/** How the two compare, in one sentence. */
export function clouddriverSentence({ reachable, accounts }: Clouddriver): string {
  if (!reachable) return 'Clouddriver does not tell which accounts it has.'
  const differing = accounts.filter(({ differs }) => differs.length > 0).length
  const loaded = accounts.filter((account) => account.loaded).length
  const ending =
    differing === 0 ? 'all match the registry' : `${grouped(differing)} ${byCount(differing, 'differs', 'differ')}`
  return `Clouddriver has loaded ${counted(loaded, 'AWS or ECS account', 'AWS and ECS accounts')}; ${ending}.`
}

export const typeWords = { aws: 'AWS', ecs: 'ECS' } as const

/** Where Clouddriver has an account. */
export function whereWords({ loaded, stored }: LiveAccount): string {
  if (loaded) return stored === true ? 'Loaded and stored' : 'Loaded'
  return stored === true ? 'Stored, not loaded' : 'Nowhere'
}

/** A difference, subject first. */
export function differenceWords({ key, here, there }: LiveAccount['differs'][number]): string {
  if (key === 'name') return here === null ? 'Not in the registry' : 'Not in Clouddriver'
  if (key === 'enabled' && here === false) return 'Disabled in the registry'
  return `${key}: ${valueWords(here)} in the registry, ${valueWords(there)} in Clouddriver`
}

function valueWords(value: Json): string {
  if (value === null) return 'nothing'
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
}

export const actionWords: Record<PushedAccount['action'], string> = {
  create: 'Add',
  update: 'Change',
  replace: 'Delete and add again',
  delete: 'Delete',
}

export function resultWords({ result, error }: PushedAccount): string {
  const word = { planned: 'Planned', written: 'Written', failed: 'Failed', skipped: 'Skipped' }[result]
  return error === null ? word : `${word}: ${error}`
}
