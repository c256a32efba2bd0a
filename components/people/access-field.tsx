import type { Access } from '@/components/queries/people'
import { Field } from '@/components/ui/field'
import { accessSchema } from '@/lib/contracts/people'
import { AccessSelect } from './access-select'

/** What somebody or something may do, to choose in a form. */
export function AccessField({ value, onChange }: { value: Access; onChange: (access: Access) => void }) {
  return (
    <Field label="Access">
      {(control) => (
        <AccessSelect
          {...control}
          value={value}
          onChange={({ target }) => onChange(accessSchema.parse(target.value))}
        />
      )}
    </Field>
  )
}
