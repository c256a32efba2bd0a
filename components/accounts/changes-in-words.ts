import type { RegistryChange } from '@/lib/contracts/registry'
import { counted, listed } from '@/lib/readiness/words'

const kinds = [
  { entity: 'aws-account', one: 'AWS account', many: 'AWS accounts' },
  { entity: 'ecs-account', one: 'ECS account', many: 'ECS accounts' },
  { entity: 'settings', one: 'setting', many: 'settings' },
] as const

const verbs = { add: 'Adds', replace: 'Changes', set: 'Sets', remove: 'Removes' } as const

const nothing = 'No changes: the registry already has everything in this file.'

/** "Adds 2 AWS accounts and 1 ECS account. Sets 1 setting." `none` is what to say where nothing changes. */
export function changesInWords(changes: readonly RegistryChange[], none: string = nothing): string {
  if (changes.length === 0) return none
  const actions = ['add', 'replace', 'set', 'remove'] as const
  const sentences = actions.flatMap((action) => {
    const words = kinds.flatMap(({ entity, one, many }) => {
      const count = changes.filter((change) => change.action === action && change.entity === entity).length
      return count === 0 ? [] : [counted(count, one, many)]
    })
    return words.length === 0 ? [] : [`${verbs[action]} ${listed(words)}.`]
  })
  return sentences.join(' ')
}
