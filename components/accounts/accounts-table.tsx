import { clsx } from 'clsx'
import { modeNames } from '@/components/fields/reader-fields'
import { serializeView } from '@/components/readiness/readiness-view'
import { sortBy } from '@/components/rows/sort-by'
import { IntentLink } from '@/components/ui/intent-link'
import { RovingTable } from '@/components/ui/roving-table'
import { RowTh, SortTh, TableHead, Td } from '@/components/ui/table'
import { type AccountsView, nothingOpen } from './accounts-view'
import { HealthIcon, healthText, healthWords } from './health-label'
import type { MappingRow } from './mapping-row'
import type { LinkTo } from './use-accounts-view'

type TableProps = {
  rows: readonly MappingRow[]
  view: AccountsView
  linkTo: LinkTo
  onSort: (sort: string | null) => void
}

/** The registry: ECS account, AWS account, what Clouddriver assumes where, who reads, and the mapping's health. */
export function AccountsTable({ rows, view, linkTo, onSort }: TableProps) {
  const by = (column: string) => sortBy({ view, change: ({ sort = null }) => onSort(sort) }, column)
  return (
    <RovingTable className="mt-3 w-full border-separate border-spacing-0 @max-[560px]:block">
      <caption className="sr-only">Mappings of ECS accounts to AWS accounts</caption>
      <TableHead className="@max-[560px]:hidden">
        <SortTh {...by('ecs')} className="w-[1%] whitespace-nowrap pr-6">
          ECS account
        </SortTh>
        <SortTh {...by('aws')} className="w-[1%] whitespace-nowrap pr-6">
          AWS account
        </SortTh>
        <SortTh {...by('regions')} className="@max-[820px]:hidden">
          Regions
        </SortTh>
        <SortTh {...by('role')} className="w-[30%] @max-[820px]:hidden">
          Role
        </SortTh>
        <SortTh {...by('access')} className="@max-[1060px]:hidden">
          Access method
        </SortTh>
        <SortTh {...by('release')} className="@max-[1060px]:hidden">
          Release
        </SortTh>
        <SortTh {...by('mapping')} align="right">
          Mapping
        </SortTh>
      </TableHead>
      <tbody className="@max-[560px]:block">
        {rows.map((row) => (
          <Row key={row.ecsAccount?.name ?? `aws:${row.awsAccount?.name}`} row={row} view={view} linkTo={linkTo} />
        ))}
      </tbody>
    </RovingTable>
  )
}

function Row({ row, view, linkTo }: Pick<TableProps, 'view' | 'linkTo'> & { row: MappingRow }) {
  const { ecsAccount, awsAccount, regions, role, reader, release } = row
  const isOpen = (ecsAccount !== null && view.ecs === ecsAccount.name) || view.aws === awsAccount?.name
  return (
    <tr className={clsx(card, isOpen && 'bg-hover')}>
      <RowTh
        className={clsx(
          'whitespace-nowrap pr-6',
          cardCell,
          '@max-[560px]:wrap-anywhere @max-[560px]:whitespace-normal @max-[560px]:text-title',
        )}
      >
        {ecsAccount ? (
          <a
            {...linkTo({ ...nothingOpen, ecs: ecsAccount.name })}
            className="inline-flex min-h-6 items-center rounded-sm hover:underline"
          >
            {ecsAccount.name}
          </a>
        ) : (
          <span className="font-normal text-ink-3">
            <span className="@max-[560px]:hidden">none</span>
            <span className="@min-[560px]:hidden">no ECS account</span>
          </span>
        )}
      </RowTh>
      <Td
        className={clsx(
          'whitespace-nowrap pr-6',
          cardCell,
          cardLine,
          '@max-[560px]:wrap-anywhere @max-[560px]:whitespace-normal',
        )}
      >
        {awsAccount && (
          <a
            {...linkTo({ ...nothingOpen, aws: awsAccount.name })}
            className="inline-flex min-h-6 items-center rounded-sm hover:underline"
          >
            {awsAccount.name}
          </a>
        )}{' '}
        <code className="text-ink-3">{awsAccount?.accountId}</code>
      </Td>
      <Td className={clsx('@min-[560px]:@max-[820px]:hidden', cardCell, cardLine)}>
        <RegionList regions={regions} />
      </Td>
      <Td
        className={clsx('wrap-anywhere py-1.5 @min-[560px]:@max-[820px]:hidden', cardCell, '@max-[560px]:col-span-2')}
      >
        {role === null ? <span className="text-ink-3">no role</span> : <code>{role}</code>}
      </Td>
      <Td className="whitespace-nowrap text-ink-2 @max-[1060px]:hidden">
        {reader.isOwn ? modeNames[reader.mode] : <span className="text-ink-3">{modeNames[reader.mode]}</span>}
      </Td>
      <Td className="whitespace-nowrap text-ink-2 @max-[1060px]:hidden">
        {release ?? <span className="text-ink-3">{ecsAccount ? 'not set' : ''}</span>}
      </Td>
      <Td
        align="right"
        className={clsx('whitespace-nowrap', cardCell, '@max-[560px]:row-start-1 @max-[560px]:col-start-2')}
      >
        <Health row={row} linkTo={linkTo} />
      </Td>
    </tr>
  )
}

/** The row where the table has no room: who, and its health; where; and how it is read. */
const card = clsx(
  '@min-[560px]:[&>*]:hairline-b @max-[560px]:grid @max-[560px]:grid-cols-[minmax(0,1fr)_auto] @max-[560px]:gap-x-3',
  '@max-[560px]:gap-y-1 @max-[560px]:border-line @max-[560px]:border-b @max-[560px]:py-2.5',
)
const cardCell = '@max-[560px]:h-auto @max-[560px]:min-w-0 @max-[560px]:px-0 @max-[560px]:py-0.5'
const cardLine = '@max-[560px]:col-span-2'

function RegionList({ regions }: { regions: readonly string[] }) {
  const [first, ...rest] = regions
  if (first === undefined) return <span className="text-ink-3">none</span>
  return (
    <span className="whitespace-nowrap text-ink-2" title={regions.join(', ')}>
      {first}
      {rest.length > 0 && <span className="text-ink-3"> +{rest.length}</span>}
    </span>
  )
}

/** A mapping's health, leading to its findings; for an AWS account without one, to the form that makes it. */
function Health({ row: { ecsAccount, awsAccount, health, findings }, linkTo }: { row: MappingRow; linkTo: LinkTo }) {
  const words = (
    <>
      <HealthIcon health={health} />
      {healthWords[health]}
      {findings !== null && health !== 'pass' && health !== 'not-applicable' && ` ${findings}`}
    </>
  )
  const look = `inline-flex min-h-6 items-center gap-1.5 rounded-sm hover:underline ${healthText[health]}`
  if (ecsAccount === null) {
    return (
      <a {...linkTo({ ...nothingOpen, new: 'ecs', aws: awsAccount?.name ?? null })} className={look}>
        {words}
      </a>
    )
  }
  const findingsPath = serializeView('/', { cell: { ecsAccount: ecsAccount.name, group: 'mapping' } })
  return (
    <IntentLink
      href={health === 'not-checked' ? `/readiness/${encodeURIComponent(ecsAccount.name)}` : findingsPath}
      className={look}
    >
      {words}
    </IntentLink>
  )
}
