import { sortBy } from '@/components/rows/sort-by'
import type { RowsViewControl } from '@/components/rows/use-rows-view'
import { RovingTable } from '@/components/ui/roving-table'
import { SortTh, TableHead, Th } from '@/components/ui/table'
import type { ClusterItem } from './cluster-item'
import { ClusterTableRow } from './columns'

type ClusterTableProps = { items: readonly ClusterItem[]; control: RowsViewControl }

/** Clusters, worst first; a row opens to its instances. */
export function ClusterTable({ items, control }: ClusterTableProps) {
  const by = (column: string) => sortBy(control, column)
  return (
    <RovingTable className="mt-2 w-full border-separate border-spacing-0 @max-[720px]:hidden">
      <caption className="sr-only">Clusters, and whether they have room for the reference task</caption>
      <TableHead>
        <Th className="w-7">
          <span className="sr-only">Room</span>
        </Th>
        <SortTh {...by('name')} className="w-[1%] whitespace-nowrap">
          Cluster
        </SortTh>
        <SortTh {...by('account')} className="w-[1%] whitespace-nowrap">
          ECS account
        </SortTh>
        <SortTh {...by('region')} className="w-[1%] whitespace-nowrap @max-[960px]:hidden">
          Region
        </SortTh>
        <Th className="w-[22%] min-w-[140px] @max-[1100px]:w-[15%]">CPU, memory</Th>
        <SortTh {...by('instances')} className="w-[192px] @max-[1100px]:w-[124px] @max-[860px]:hidden">
          Instances
        </SortTh>
        <SortTh {...by('fits')} align="right" className="w-[1%] whitespace-nowrap">
          Fits
        </SortTh>
        <Th>Why</Th>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <ClusterTableRow key={item.key} item={item} isOpen={control.view.open === item.key} linkTo={control.linkTo} />
        ))}
      </tbody>
    </RovingTable>
  )
}
