import { Prose } from '@/components/finding/prose'
import { StatusLabel } from '@/components/finding/status-label'
import { statusWords } from '@/components/finding/status-words'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import type { RowColumn } from '@/components/rows/row-columns'
import { StaleNote } from '@/components/rows/stale-note'
import { whyWords } from '@/components/rows/why-words'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import type { Status } from '@/lib/readiness/status'
import { ReadingLabel } from './reading-label'
import { type RoleItem, statusOfRole } from './role-item'
import { roleReason } from './role-reason'
import { awsWords, roleKinds, spinnakerWords, type Words } from './role-words'
import { unreadRoles } from './unread-roles'

/** The most urgent first. */
const urgencyOf: Record<Status, number> = { fail: 0, unknown: 1, warn: 2, pass: 3, 'not-applicable': 4 }

const narrow = 'w-[1%] whitespace-nowrap pr-4'
const line = '@max-[720px]:col-span-2 @max-[720px]:col-start-2'

/** Columns of Roles, and lines of a role's card. */
export const roleColumns: readonly RowColumn<RoleRow>[] = [
  {
    id: 'verdict',
    head: 'Verdict',
    column: narrow,
    cell: '@max-[720px]:overflow-hidden',
    text: (item) => statusWords[statusOfRole(item)],
    sortValue: ({ status }) => urgencyOf[status],
    draw: (item) => <StatusLabel status={statusOfRole(item)}>{statusWords[statusOfRole(item)]}</StatusLabel>,
  },
  {
    id: 'name',
    head: 'Role',
    column: 'w-[18%]',
    cell: 'max-w-0 @max-[720px]:max-w-none @max-[720px]:text-title',
    isRowHead: true,
    sortValue: ({ name }) => name,
    text: ({ row, fault }) => (row ? row.name : unreadRoles(fault)),
    draw: ({ row, fault }, { isOpen, toggle }) =>
      row ? (
        <OpenLink isOpen={isOpen} toggle={toggle}>
          {row.name}
        </OpenLink>
      ) : (
        <span className="font-normal text-ink-2 @min-[720px]:pl-4">{unreadRoles(fault)}</span>
      ),
  },
  {
    id: 'kind',
    head: 'Kind',
    column: `${narrow} @min-[720px]:@max-[900px]:hidden`,
    cell: `text-ink-2 ${line}`,
    sortValue: ({ kind }) => kind,
    text: ({ row }) => row && roleKinds[row.kind].one,
    draw: ({ row }) => row && roleKinds[row.kind].one,
  },
  {
    id: 'account',
    head: 'ECS account',
    column: narrow,
    cell: '@max-[720px]:col-start-3 @max-[720px]:row-start-1',
    sortValue: ({ ecsAccount }) => ecsAccount,
    text: ({ ecsAccount }) => ecsAccount,
    draw: ({ ecsAccount }) => <AccountLink ecsAccount={ecsAccount} />,
  },
  {
    id: 'aws',
    head: 'AWS',
    column: narrow,
    cell: line,
    sortValue: (row) => awsWords(row).text,
    text: ({ row, staleSince }) => (row && staleSince === null ? awsWords(row).text : null),
    draw: (item) => <Reading item={item} by="AWS" wordsOf={awsWords} />,
  },
  {
    id: 'spinnaker',
    head: 'Spinnaker',
    column: narrow,
    cell: line,
    sortValue: (row) => spinnakerWords(row).text,
    text: ({ row, staleSince }) => (row && staleSince === null ? spinnakerWords(row).text : null),
    draw: (item) => <Reading item={item} by="Spinnaker" wordsOf={spinnakerWords} />,
  },
  {
    id: 'why',
    head: 'Why',
    cell: `py-1.5 text-ink-2 ${line}`,
    sortValue: roleReason,
    text: (item) => whyWords(item, item.row ? plain(roleReason(item.row)) : '', item.row ? wordsBefore(item.row) : ''),
    draw: (item) => <Why item={item} />,
  },
]

/** What an earlier scan said of a role. */
function wordsBefore(row: RoleRow): string {
  return `AWS ${awsWords(row).text}, Spinnaker ${spinnakerWords(row).text}`
}

/** Prose without the marks of code. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}

type ReadingProps = { item: RoleItem; by: string; wordsOf: (row: RoleRow) => Words }

/** What one of the two makes of a role; an earlier answer stands with its age at the end of the row. */
function Reading({ item: { row, staleSince }, by, wordsOf }: ReadingProps) {
  if (row === null || staleSince !== null) return null
  const { status, text } = wordsOf(row)
  return (
    <ReadingLabel status={status}>
      <span className="@min-[720px]:hidden">{by} </span>
      {text}
    </ReadingLabel>
  )
}

function Why({ item: { row, fault, staleSince, ecsAccount } }: { item: RoleItem }) {
  return (
    <>
      {fault && (
        <span className="mr-3">
          <FaultNote fault={fault.fault} href={accountPath(ecsAccount)} />
        </span>
      )}
      {row && staleSince !== null && <StaleNote since={staleSince}>{wordsBefore(row)}</StaleNote>}
      {row && staleSince === null && (
        <span className={row.status === 'pass' ? '@max-[720px]:hidden' : undefined}>
          <Prose text={roleReason(row)} />
        </span>
      )}
    </>
  )
}
