import { Prose } from '@/components/finding/prose'
import { StatusIcon } from '@/components/finding/status-icon'
import { StatusLabel } from '@/components/finding/status-label'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { RoleDetails } from './role-details'
import { type RoleItem, statusOfRole } from './role-item'
import { roleReason } from './role-reason'
import { roleStatusWords } from './role-status-words'
import { awsWords, roleKinds, spinnakerWords } from './role-words'
import { unreadRoles } from './unread-roles'

type RoleListProps = { items: readonly RoleItem[]; open: string | null; linkTo: LinkTo }

/** The table where it has no room: a card per role. */
export function RoleList({ items, open, linkTo }: RoleListProps) {
  return (
    <ul className="mt-2 hidden @max-[720px]:block">
      {items.map((item) => (
        <RoleCard key={item.key} item={item} isOpen={open === item.key} linkTo={linkTo} />
      ))}
    </ul>
  )
}

function RoleCard({ item, isOpen, linkTo }: { item: RoleItem; isOpen: boolean; linkTo: LinkTo }) {
  const { row, ecsAccount, fault, staleSince } = item
  const status = statusOfRole(item)
  return (
    <li className="flex items-start gap-2 border-line border-b py-3 last:border-0">
      <StatusIcon status={status} className="mt-0.5" />
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
        <p className="flex items-baseline justify-between gap-3">
          {row ? (
            <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo} className="min-w-0 font-medium text-title">
              <span className="sr-only">{roleStatusWords[status]}: </span>
              {row.name}
            </OpenLink>
          ) : (
            <span className="font-medium text-title">{unreadRoles(fault)}</span>
          )}
          <span className="shrink-0">
            <AccountLink ecsAccount={ecsAccount} />
          </span>
        </p>
        {fault && (
          <p>
            <FaultNote fault={fault.fault} href={accountPath(ecsAccount)} />
          </p>
        )}
        {row && (
          <>
            <p className="flex flex-wrap gap-x-4 text-ink-2">
              <span>{roleKinds[row.kind].one}</span>
              <StatusLabel status={awsWords(row).status}>AWS {awsWords(row).text}</StatusLabel>
              <StatusLabel status={spinnakerWords(row).status}>Spinnaker {spinnakerWords(row).text}</StatusLabel>
            </p>
            {staleSince !== null ? (
              <StaleNote since={staleSince}>the last answer</StaleNote>
            ) : (
              status !== 'pass' && (
                <p className="text-ink-2 [overflow-wrap:anywhere]">
                  <Prose text={roleReason(row)} />
                </p>
              )
            )}
            {isOpen && <RoleDetails row={row} />}
          </>
        )}
      </div>
    </li>
  )
}
