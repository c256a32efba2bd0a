'use client'

import { clsx } from 'clsx'
import { FieldChanges } from '@/components/fields/field-changes'
import { Chip } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import type { RegistryChange } from '@/lib/contracts/registry'
import { counted } from '@/lib/readiness/words'

const words = {
  future: { add: 'Add', replace: 'Change', set: 'Set', remove: 'Remove' },
  past: { add: 'Added', replace: 'Changed', set: 'Set', remove: 'Removed' },
} as const
const tones = { add: 'border-pass! text-pass!', remove: 'border-fail! text-fail!', replace: undefined, set: undefined }
const entities = { 'aws-account': 'AWS account', 'ecs-account': 'ECS account', settings: 'Setting' } as const

type ChangeListProps = {
  changes: readonly RegistryChange[]
  /** `past` for what was written. */
  tense?: keyof typeof words
  /** How many are in sight; the rest is folded. */
  most?: number
  /** Without lines between them: what stands around them has its own. */
  plain?: boolean
}

/** A readable diff: each thing that a write changes, field by field. */
export function ChangeList({
  changes,
  tense = 'future',
  most = Number.POSITIVE_INFINITY,
  plain = false,
}: ChangeListProps) {
  const rest = changes.slice(most)
  const drawn = { tense, plain }
  return (
    <>
      <Changes changes={changes.slice(0, most)} {...drawn} />
      {rest.length > 0 && (
        <Disclosure
          summary={counted(rest.length, 'more change')}
          className={clsx('pt-1', !plain && 'border-line border-t')}
        >
          {() => <Changes changes={rest} {...drawn} />}
        </Disclosure>
      )}
    </>
  )
}

type ChangesProps = { changes: readonly RegistryChange[]; tense: keyof typeof words; plain: boolean }

function Changes({ changes, tense, plain }: ChangesProps) {
  return (
    <ul className="@container">
      {changes.map(({ action, entity, name, fields }) => (
        <li
          key={`${action}:${entity}:${name}`}
          className={clsx('grid gap-2', plain ? 'py-2' : 'border-line border-t py-3 first:border-t-0')}
        >
          <p className="flex flex-wrap items-center gap-2">
            <Chip className={tones[action]}>{words[tense][action]}</Chip>
            <span className="text-ink-2">{entities[entity]}</span>
            <span className="wrap-anywhere min-w-0 font-medium">{name}</span>
          </p>
          <Fields action={action} fields={fields} />
        </li>
      ))}
    </ul>
  )
}

/** The name of what is new or gone stands above. */
function Fields({ action, fields }: Pick<RegistryChange, 'action' | 'fields'>) {
  if (action === 'replace' || action === 'set') return <FieldChanges fields={fields} />
  const rest = fields.filter(({ path }) => path !== 'name')
  return <FieldChanges fields={rest} only={action === 'add' ? 'after' : 'before'} />
}
