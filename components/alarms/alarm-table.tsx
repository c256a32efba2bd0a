import { sortBy } from '@/components/rows/sort-by'
import type { RowsViewControl } from '@/components/rows/use-rows-view'
import { RovingTable } from '@/components/ui/roving-table'
import { SortTh, TableHead, Th } from '@/components/ui/table'
import type { AlarmItem } from './alarm-verdict'
import { AlarmTableRow } from './columns'

type AlarmTableProps = { items: readonly AlarmItem[]; control: RowsViewControl }

/** Alarms, and what Spinnaker's copy makes of each; a row opens to its names in full. */
export function AlarmTable({ items, control }: AlarmTableProps) {
  const by = (column: string) => sortBy(control, column)
  return (
    <RovingTable className="mt-2 w-full table-fixed border-separate border-spacing-0 @max-[720px]:hidden">
      <caption className="sr-only">Metric alarms, and whether Spinnaker copies each</caption>
      <TableHead>
        <Th className="w-[132px]">Verdict</Th>
        <SortTh {...by('name')}>Alarm</SortTh>
        <SortTh {...by('account')} className="w-[120px]">
          ECS account
        </SortTh>
        <SortTh {...by('service')} className="w-[15%]">
          Service
        </SortTh>
        <SortTh {...by('metric')} className="w-[12%] @max-[980px]:hidden">
          Metric
        </SortTh>
        <Th className="w-[12%] @max-[1100px]:hidden">Policies</Th>
        <Th className="w-[24%]">Why</Th>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <AlarmTableRow key={item.key} item={item} isOpen={control.view.open === item.key} linkTo={control.linkTo} />
        ))}
      </tbody>
    </RovingTable>
  )
}
