import { Select } from '@/components/ui/select'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { grouped } from '@/lib/readiness/words'
import { roleKinds } from './role-words'

type KindChoiceProps = { rows: readonly RoleRow[]; kind: string | null; onChoose: (kind: string | null) => void }

const kinds = ['clouddriver', 'task', 'service-linked'] as const

/** One kind of role, or all; each says how many there are. */
export function KindChoice({ rows, kind, onChoose }: KindChoiceProps) {
  const count = (wanted: RoleRow['kind']) => rows.filter((row) => row.kind === wanted).length
  return (
    <Select
      aria-label="Kind"
      value={kind ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || null)}
      className="w-[196px] max-bar:min-w-0 max-bar:flex-1"
    >
      <option value="">All kinds</option>
      {kinds.map((each) => (
        <option key={each} value={each}>
          {roleKinds[each].many} ({grouped(count(each))})
        </option>
      ))}
    </Select>
  )
}
