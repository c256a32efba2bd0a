import type { WrittenFix } from './written-fix'

/** Something to change in the mapping itself; `field` is a JSON key of the registry. */
export type EditRegistry = {
  entity: 'aws-account' | 'ecs-account' | 'settings'
  name: string | null
  field: string
  text: string
}

export function editRegistry({ text }: EditRegistry): WrittenFix {
  return { text }
}
