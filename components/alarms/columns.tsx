import type { ReactNode } from 'react'
import { StatusLabel } from '@/components/finding/status-label'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import type { RowColumn } from '@/components/rows/row-columns'
import { StaleNote } from '@/components/rows/stale-note'
import { whyWords } from '@/components/rows/why-words'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { type AlarmItem, alarmVerdicts, verdictIn, verdictOfAlarm, verdictOrder } from './alarm-verdict'

const line = '@max-[720px]:col-span-2 @max-[720px]:col-start-2'

/** Columns of Alarms, and lines of an alarm's card. */
export const alarmColumns: readonly RowColumn<AlarmRow>[] = [
  {
    id: 'verdict',
    head: 'Verdict',
    column: 'w-[132px] whitespace-nowrap pr-4',
    cell: '@max-[720px]:overflow-hidden',
    text: (item) => alarmVerdicts[verdictIn(item)].word,
    sortValue: (row) => verdictOrder.indexOf(verdictOfAlarm(row)),
    draw: (item) => {
      const { status, word } = alarmVerdicts[verdictIn(item)]
      return <StatusLabel status={status}>{word}</StatusLabel>
    },
  },
  {
    id: 'name',
    head: 'Alarm',
    isRowHead: true,
    cell: '@max-[720px]:text-title',
    sortValue: ({ name }) => name,
    text: ({ row, fault }) => row?.name ?? fault?.resource ?? 'all alarms in the region',
    draw: ({ row, fault }, { isOpen, toggle }) =>
      row ? (
        <OpenLink isOpen={isOpen} toggle={toggle}>
          {row.name}
        </OpenLink>
      ) : (
        <span className="font-normal text-ink-2 @min-[720px]:pl-4">{fault.resource ?? 'all alarms in the region'}</span>
      ),
  },
  {
    id: 'account',
    head: 'ECS account',
    column: 'w-[120px] whitespace-nowrap pr-4',
    cell: 'py-1 @max-[720px]:text-right',
    sortValue: ({ ecsAccount, region }) => `${ecsAccount} ${region}`,
    text: ({ ecsAccount, region }) => `${ecsAccount} ${region ?? ''}`.trim(),
    draw: ({ ecsAccount, region }) => <Two first={<AccountLink ecsAccount={ecsAccount} />} second={region} />,
  },
  {
    id: 'service',
    head: 'Service',
    column: 'w-[14%]',
    cell: line,
    sortValue: ({ cluster, service }) => `${service ?? ''} ${cluster ?? ''}`,
    text: ({ row }) =>
      row && joined([unique(row.services, 'service') ?? row.service, unique(row.services, 'cluster') ?? row.cluster]),
    draw: ({ row }) =>
      row && (
        <Two
          first={unique(row.services, 'service') ?? row.service}
          second={unique(row.services, 'cluster') ?? row.cluster}
        />
      ),
  },
  {
    id: 'metric',
    head: 'Metric',
    column: 'w-[12%] @max-[980px]:hidden',
    sortValue: ({ namespace, metricName }) => `${metricName ?? ''} ${namespace ?? ''}`,
    text: ({ row }) => row && joined([row.metricName ?? 'several', row.namespace]),
    draw: ({ row }) => row && <Two first={row.metricName ?? 'several'} second={row.namespace} />,
  },
  {
    id: 'policies',
    head: 'Policies',
    column: 'w-[12%] @max-[1100px]:hidden',
    cell: 'text-ink-2',
    text: ({ row }) => row?.policies.join(', ') ?? null,
    sortValue: ({ policies }) => policies.join(', '),
    draw: ({ row }) => row && <span className="wrap-anywhere block py-1">{row.policies.join(', ')}</span>,
  },
  {
    id: 'why',
    head: 'Why',
    column: 'w-[22%]',
    cell: `py-1.5 text-ink-2 ${line}`,
    sortValue: ({ reasons }) => reasons.join('; '),
    text: (item) => whyWords(item, item.row?.reasons.join('; ') ?? '', item.row ? wordsBefore(item.row) : ''),
    draw: (item) => <Why item={item} />,
  },
]

function Why({ item: { row, fault, staleSince, ecsAccount } }: { item: AlarmItem }) {
  const reasons = row?.reasons.join('; ') ?? ''
  return (
    <>
      {fault && (
        <span className="block">
          <FaultNote fault={fault.fault} href={accountPath(ecsAccount)} />
        </span>
      )}
      {row && staleSince === null && <span className="wrap-anywhere">{reasons}</span>}
      {row && staleSince !== null && <StaleNote since={staleSince}>{wordsBefore(row)}</StaleNote>}
    </>
  )
}

/** What an earlier scan said of an alarm. */
function wordsBefore(row: AlarmRow): string {
  return [alarmVerdicts[verdictOfAlarm(row)].word, row.reasons.join('; ')].filter(Boolean).join(', ')
}

function joined(words: readonly (string | null)[]): string {
  return words.filter(Boolean).join(' ')
}

/** Each name once; null where there is none. */
function unique(services: AlarmRow['services'], field: 'cluster' | 'service'): string | null {
  return services.length === 0 ? null : [...new Set(services.map((each) => each[field]))].join(', ')
}

type TwoProps = { first: ReactNode; second: string | null }

/** A name over what it belongs to. */
function Two({ first, second }: TwoProps) {
  return (
    <>
      <span className="wrap-anywhere block">{first}</span>
      <span className="wrap-anywhere block text-ink-3 text-small">{second}</span>
    </>
  )
}
