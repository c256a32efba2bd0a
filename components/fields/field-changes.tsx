import type { RegistryChange } from '@/lib/contracts/registry'
import { isJsonObject, type Json } from '@/lib/registry/json'

type FieldChangesProps = {
  fields: RegistryChange['fields']
  /** A new thing has no before, and a removed one no after. */
  only?: 'before' | 'after' | undefined
}

/** Fields of one thing, each with its value before and after. */
export function FieldChanges({ fields, only }: FieldChangesProps) {
  return (
    <dl className="grid gap-x-4 gap-y-1 @min-[480px]:grid-cols-[10rem_1fr]">
      {fields.map(({ path, before, after }) => (
        <div key={path} className="contents">
          <dt className="break-words pt-px text-ink-2 text-small">{path}</dt>
          <dd className="min-w-0 @max-[480px]:mb-1.5">
            {only !== 'after' && (
              <>
                <span className="sr-only">before: </span>
                <FieldValue value={before} className="text-ink-3 line-through decoration-ink-3" />
              </>
            )}
            {only === undefined && (
              <>
                <span aria-hidden="true" className="px-1.5 text-ink-3">
                  →
                </span>
                <span className="sr-only">, after: </span>
              </>
            )}
            {only !== 'before' && <FieldValue value={after} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** One value as people read it. */
export function FieldValue({ value, className }: { value: Json; className?: string }) {
  if (value === null) return <span className="whitespace-nowrap text-ink-3">not set</span>
  return <code className={`whitespace-pre-wrap [overflow-wrap:anywhere] ${className ?? ''}`}>{valueText(value)}</code>
}

/** A value as one line that people read: regions by name, strings without quotes. */
export function valueText(value: Json): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemText).join(', ')
  return isJsonObject(value) && Object.keys(value).length === 0 ? 'none' : JSON.stringify(value)
}

function itemText(item: Json): string {
  if (!isJsonObject(item)) return valueText(item)
  const { name, ...rest } = item
  if (typeof name !== 'string') return JSON.stringify(item)
  return Object.keys(rest).length === 0 ? name : `${name} ${JSON.stringify(rest)}`
}
