import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import { accessWords, type PersonAccess } from '@/lib/contracts/access-words'

type AccessSelectProps = Omit<ComponentProps<typeof Select>, 'onChange'> & { onChoose: (access: PersonAccess) => void }

/** What somebody may do: Viewer, Editor or Admin. */
export function AccessSelect({ onChoose, ...props }: AccessSelectProps) {
  const choose = (value: string) => {
    if (isKey(accessWords, value)) onChoose(value)
  }
  return (
    <Select {...props} onChange={({ target }) => choose(target.value)}>
      <option value="read">{accessWords.read}</option>
      <option value="edit">{accessWords.edit}</option>
      <option value="admin">{accessWords.admin}</option>
    </Select>
  )
}

function isKey<K extends string>(words: Record<K, string>, key: string): key is K {
  return key in words
}
