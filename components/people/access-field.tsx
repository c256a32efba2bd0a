import type { Access } from '@/components/queries/people'
import { Field } from '@/components/ui/field'
import { AccessSelect } from './access-select'

/** What somebody or something may do, to choose in a form. */
export function AccessField({ value, onChange }: { value: Access; onChange: (access: Access) => void }) {
  return <Field label="Access">{(control) => <AccessSelect {...control} value={value} onChoose={onChange} />}</Field>
}
