import { Prose } from '@/components/finding/prose'
import { StatusLabel } from '@/components/finding/status-label'
import { AccountLink, accountPath } from '@/components/rows/account-link'
import { FaultNote } from '@/components/rows/fault-note'
import { OpenLink } from '@/components/rows/open-link'
import { StaleNote } from '@/components/rows/stale-note'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { RowTh, Td } from '@/components/ui/table'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { RoleDetails } from './role-details'
import { type RoleItem, statusOfRole } from './role-item'
import { roleReason } from './role-reason'
import { roleStatusWords } from './role-status-words'
import { awsWords, roleKinds, spinnakerWords } from './role-words'
import { unreadRoles } from './unread-roles'

type RoleTableRowProps = { item: RoleItem; isOpen: boolean; linkTo: LinkTo }

/** One role, or that an account's roles could not be read. */
export function RoleTableRow({ item, isOpen, linkTo }: RoleTableRowProps) {
  const { row, ecsAccount, fault } = item
  const status = statusOfRole(item)
  return (
    <>
      <tr className={isOpen ? undefined : '[&>*]:hairline-b'}>
        <Td className="whitespace-nowrap pr-4">
          <StatusLabel status={status}>{roleStatusWords[status]}</StatusLabel>
        </Td>
        <RowTh className="max-w-0">
          {row ? (
            <OpenLink rowKey={item.key} isOpen={isOpen} linkTo={linkTo}>
              <span title={row.name}>{row.name}</span>
            </OpenLink>
          ) : (
            <span className="pl-4 font-normal text-ink-2">{unreadRoles(fault)}</span>
          )}
        </RowTh>
        <Td className="whitespace-nowrap pr-4 text-ink-2 @max-[900px]:hidden">{row && roleKinds[row.kind].one}</Td>
        <Td className="whitespace-nowrap pr-4">
          <AccountLink ecsAccount={ecsAccount} />
        </Td>
        {row ? (
          <ReadCells item={item} row={row} />
        ) : (
          <Td colSpan={3}>
            <FaultNote fault={fault.fault} href={accountPath(ecsAccount)} />
          </Td>
        )}
      </tr>
      {row && isOpen && (
        <tr className="[&>*]:hairline-b">
          <td />
          <td colSpan={6} className="pt-1 pb-4 pl-2">
            <RoleDetails row={row} />
          </td>
        </tr>
      )}
    </>
  )
}

function ReadCells({ item: { fault, staleSince }, row }: { item: RoleItem; row: RoleRow }) {
  const [aws, spinnaker] = [awsWords(row), spinnakerWords(row)]
  if (staleSince !== null) {
    return (
      <Td colSpan={3}>
        {fault && (
          <span className="mr-3">
            <FaultNote fault={fault.fault} href={accountPath(row.ecsAccount)} />
          </span>
        )}
        <StaleNote since={staleSince}>
          AWS {aws.text}, Spinnaker {spinnaker.text}
        </StaleNote>
      </Td>
    )
  }
  return (
    <>
      <Td className="whitespace-nowrap pr-4">
        <StatusLabel status={aws.status}>{aws.text}</StatusLabel>
      </Td>
      <Td className="whitespace-nowrap pr-4">
        <StatusLabel status={spinnaker.status}>{spinnaker.text}</StatusLabel>
      </Td>
      <Td className="py-1.5 text-ink-2">
        <span className={row.status === 'pass' ? 'line-clamp-1' : 'line-clamp-2'}>
          <Prose text={roleReason(row)} />
        </span>
      </Td>
    </>
  )
}
