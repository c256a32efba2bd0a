import { sortBy } from '@/components/rows/sort-by'
import type { RowsViewControl } from '@/components/rows/use-rows-view'
import { RovingTable } from '@/components/ui/roving-table'
import { SortTh, TableHead, Th } from '@/components/ui/table'
import { RoleTableRow } from './columns'
import type { RoleItem } from './role-item'

type RoleTableProps = { items: readonly RoleItem[]; control: RowsViewControl }

/** Roles, as AWS reads their trust and as Spinnaker offers them; a row opens to its principals. */
export function RoleTable({ items, control }: RoleTableProps) {
  const by = (column: string) => sortBy(control, column)
  return (
    <RovingTable className="mt-2 w-full border-separate border-spacing-0 @max-[720px]:hidden">
      <caption className="sr-only">Roles, and what AWS and Spinnaker make of each</caption>
      <TableHead>
        <Th className="w-[1%] whitespace-nowrap">Verdict</Th>
        <SortTh {...by('name')} className="w-[22%]">
          Role
        </SortTh>
        <SortTh {...by('kind')} className="w-[1%] whitespace-nowrap @max-[900px]:hidden">
          Kind
        </SortTh>
        <SortTh {...by('account')} className="w-[1%] whitespace-nowrap">
          ECS account
        </SortTh>
        <SortTh {...by('aws')} className="w-[1%] whitespace-nowrap">
          AWS
        </SortTh>
        <SortTh {...by('spinnaker')} className="w-[1%] whitespace-nowrap">
          Spinnaker
        </SortTh>
        <Th>Why</Th>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <RoleTableRow key={item.key} item={item} isOpen={control.view.open === item.key} linkTo={control.linkTo} />
        ))}
      </tbody>
    </RovingTable>
  )
}
