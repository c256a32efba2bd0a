import type { Json } from '@/lib/registry/json'
import type { RegistryChange } from '@/lib/registry/registry-change'
import type { Reason } from './transition'

const things: Record<RegistryChange['entity'], string> = {
  'aws-account': 'AWS account',
  'ecs-account': 'ECS account',
  settings: 'settings',
}

/** Longer values say that they are, and are read in the history. */
const longest = 60

/** What somebody wrote, field by field: "person:ada@example.com set release of ECS account prod-ecs: 1.18 → 2026.2". */
export function writtenReasons(actor: string, { action, entity, name, fields }: RegistryChange): Reason[] {
  const whose = entity === 'settings' ? 'the settings' : `${things[entity]} ${name}`
  if (action === 'add' || action === 'remove') {
    return [{ fact: 'mapping', region: null, what: `${actor} ${action === 'add' ? 'added' : 'removed'} ${whose}` }]
  }
  return fields.map(({ path, before, after }) => ({
    fact: path === 'release' ? 'release' : entity === 'settings' ? 'settings' : 'mapping',
    region: null,
    what: `${actor} set ${path} of ${whose}: ${inShort(before)} → ${inShort(after)}`,
  }))
}

function inShort(value: Json): string {
  if (value === null) return 'none'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
