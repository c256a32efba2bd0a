'use client'

import type { ComponentProps, ReactNode } from 'react'
import { askAnEditor, MapAccounts } from '@/components/accounts/map-accounts'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { RowsPlaceholder } from './rows-placeholder'

/** No row and no fault: nothing was checked yet, or there is nothing. `children` say what that means. */
export function NoRows({ what, children }: { what: string; children: ReactNode }) {
  const { checkedAt, person, ecsAccounts } = useShell()
  const { start, isStarting, isRunning } = useScan()
  if (isRunning && checkedAt === null) return <RowsPlaceholder what={what} />
  if (ecsAccounts === 0) return <NothingMapped what={what} mayEdit={person.mayEdit} />
  if (checkedAt === null) {
    return (
      <Empty
        what={what}
        title={`No ${what} yet: nothing has been checked`}
        actions={
          <>
            {person.mayEdit && (
              <Button variant="primary" busy={isStarting} onClick={() => start({})}>
                Check now
              </Button>
            )}
            <LinkButton href="/accounts">See the accounts</LinkButton>
          </>
        }
      >
        A check reads every mapped account with read-only calls. Its {what} appear here.
      </Empty>
    )
  }
  return (
    <Empty
      what={what}
      title={`The mapped accounts have no ${what}`}
      actions={<LinkButton href="/accounts">See the accounts</LinkButton>}
    >
      {children}
    </Empty>
  )
}

/** A check would have nothing to read. */
function NothingMapped({ what, mayEdit }: { what: string; mayEdit: boolean }) {
  return (
    <Empty what={what} title={`No ${what} yet: no account is mapped`} actions={mayEdit && <MapAccounts />}>
      {mayEdit ? `Map your accounts first. A check then reads their ${what}.` : askAnEditor}
    </Empty>
  )
}

/** The page still has its name for those who hear it. */
function Empty({ what, ...state }: ComponentProps<typeof EmptyState> & { what: string }) {
  return (
    <>
      <h1 className="sr-only">No {what}</h1>
      <EmptyState {...state} />
    </>
  )
}
