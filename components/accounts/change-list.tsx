import { FieldChanges } from '@/components/fields/field-changes'
import { Chip } from '@/components/ui/chip'
import type { RegistryChange } from '@/lib/contracts/registry'

const actions = { add: 'Add', replace: 'Change', set: 'Set', remove: 'Remove' } as const
const tones = {
  add: 'border-pass text-pass',
  remove: 'border-fail text-fail',
  replace: undefined,
  set: undefined,
} as const
const entities = { 'aws-account': 'AWS account', 'ecs-account': 'ECS account', settings: 'Setting' } as const

/** A readable diff: each thing that a write changes, field by field. */
export function ChangeList({ changes }: { changes: readonly RegistryChange[] }) {
  return (
    <ul className="@container">
      {changes.map(({ action, entity, name, fields }) => (
        <li key={`${action}:${entity}:${name}`} className="grid gap-2 border-line border-t py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Chip className={tones[action]}>{actions[action]}</Chip>
            <span className="text-ink-2">{entities[entity]}</span>
            <span className="font-medium">{name}</span>
          </p>
          <FieldChanges
            fields={fields}
            only={action === 'add' ? 'after' : action === 'remove' ? 'before' : undefined}
          />
        </li>
      ))}
    </ul>
  )
}
