import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import { accessWords } from '@/lib/contracts/people'

/** What somebody may do: Viewer, Editor or Admin. */
export function AccessSelect(props: ComponentProps<typeof Select>) {
  return (
    <Select {...props}>
      <option value="read">{accessWords.read}</option>
      <option value="edit">{accessWords.edit}</option>
      <option value="admin">{accessWords.admin}</option>
    </Select>
  )
}
