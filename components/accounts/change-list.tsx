import { FieldChanges } from '@/components/fields/field-changes'
import { Chip } from '@/components/ui/chip'
import type { RegistryChange } from '@/lib/contracts/registry'

const actions = { add: 'Add', replace: 'Change', set: 'Set' } as const
const entities = { 'aws-account': 'AWS account', 'ecs-account': 'ECS account', settings: 'Setting' } as const

/** A readable diff: each thing that an import changes, field by field. */
export function ChangeList({ changes }: { changes: readonly RegistryChange[] }) {
  return (
    <ul className="@container">
      {changes.map(({ action, entity, name, fields }) => (
        <li key={`${entity}:${name}`} className="grid gap-2 border-line border-t py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Chip className={action === 'add' ? 'border-pass text-pass' : undefined}>{actions[action]}</Chip>
            <span className="text-ink-2">{entities[entity]}</span>
            <span className="font-medium">{name}</span>
          </p>
          <FieldChanges fields={fields} isNew={action === 'add'} />
        </li>
      ))}
    </ul>
  )
}
