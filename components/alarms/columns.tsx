import { StatusLabel } from '@/components/finding/status-label'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { RowTh, Td } from '@/components/ui/table'
import { AlarmDetails } from './alarm-details'
import { type AlarmItem, alarmVerdicts, verdictIn, verdictOfAlarm } from './alarm-verdict'

type AlarmTableRowProps = { item: AlarmItem; isOpen: boolean; linkTo: LinkTo }

/** One alarm, or that a region's alarms could not be read. */
export function AlarmTableRow({ item, isOpen, linkTo }: AlarmTableRowProps) {
  const { row, fault } = item
  const { status, word } = alarmVerdicts[verdictIn(item)]
  return (
    <>
      <tr className={isOpen ? undefined : '[&>*]:hairline-b'}>
        <Td className="whitespace-nowrap pr-4">
          <StatusLabel status={status}>{word}</StatusLabel>
        </Td>
        {row ? (
          <ReadCells item={item} row={row} isOpen={isOpen} linkTo={linkTo} />
        ) : (
          <>
            <RowTh className="pl-6 font-normal text-ink-2">{fault.resource ?? 'alarms of the region'}</RowTh>
            <Td className="whitespace-nowrap py-1 pr-4">
              <Place item={item} />
            </Td>
            {/* As many columns as the heading has at this width: more would make columns of their own. */}
            <Td colSpan={2}>
              <FaultNote fault={fault.fault} href={accountPath(item.ecsAccount)} />
            </Td>
            <Td className="@max-[980px]:hidden" />
            <Td className="@max-[1100px]:hidden" />
          </>
        )}
      </tr>
      {row && isOpen && (
        <tr className="[&>*]:hairline-b">
          <td />
          <td colSpan={4} className="pt-1 pb-4 pl-2">
            <AlarmDetails row={row} />
          </td>
          <td className="@max-[980px]:hidden" />
          <td className="@max-[1100px]:hidden" />
        </tr>
      )}
    </>
  )
}

type ReadCellsProps = AlarmTableRowProps & { row: NonNullable<AlarmItem['row']> }

function ReadCells({ item, row, isOpen, linkTo }: ReadCellsProps) {
  const { fault, staleSince } = item
  const reasons = row.reasons.join('; ')
  return (
    <>
      <RowTh>
        <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo}>
          <span title={row.name}>{row.name}</span>
        </OpenLink>
      </RowTh>
      <Td className="whitespace-nowrap pr-4">
        <Place item={item} />
      </Td>
      <Td>
        <Two first={row.service} second={row.cluster} />
      </Td>
      <Td className="@max-[980px]:hidden">
        <Two first={row.metricName ?? 'several'} second={row.namespace} />
      </Td>
      <Td className="truncate text-ink-2 @max-[1100px]:hidden" title={row.policies.join(', ')}>
        {row.policies.join(', ')}
      </Td>
      <Td className="py-1.5 text-ink-2">
        {fault && (
          <span className="block">
            <FaultNote fault={fault.fault} href={accountPath(item.ecsAccount)} />
          </span>
        )}
        {staleSince === null ? (
          <span className="line-clamp-2" title={reasons}>
            {reasons}
          </span>
        ) : (
          <StaleNote since={staleSince}>
            {[alarmVerdicts[verdictOfAlarm(row)].word, reasons].filter(Boolean).join(', ')}
          </StaleNote>
        )}
      </Td>
    </>
  )
}

function Place({ item: { ecsAccount, region } }: { item: AlarmItem }) {
  return (
    <>
      <span className="block truncate">
        <AccountLink ecsAccount={ecsAccount} />
      </span>
      <span className="block truncate text-ink-3 text-small">{region}</span>
    </>
  )
}

/** A name over what it belongs to. */
function Two({ first, second }: { first: string | null; second: string | null }) {
  return (
    <>
      <span className="block truncate" title={first ?? undefined}>
        {first}
      </span>
      <span className="block truncate text-ink-3 text-small">{second}</span>
    </>
  )
}
