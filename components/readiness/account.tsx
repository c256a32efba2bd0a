'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { wordsOf } from '@/components/queries/problem-error'
import { readinessQuery } from '@/components/queries/readiness'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { useScan } from '@/components/shell/scan-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FailedState } from '@/components/ui/failed-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { ReportChanges } from '@/lib/readiness/report-changes'
import { AccountFindings } from './account-findings'
import { AccountHeader } from './account-header'
import { ChangesSince } from './changes-since'
import { GroupChips } from './group-chips'
import { RawFacts } from './raw-facts'

type AccountProps = {
  ecsAccount: string
  wasChecked: boolean
  changes: ReportChanges | null
  costs: Readonly<Record<string, number>>
}

/** One account: whether Spinnaker can deploy there, and everything that stands in the way. */
export function Account({ ecsAccount, wasChecked, changes, costs }: AccountProps) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { data: report, error, isFetching, refetch } = useQuery({ ...readinessQuery(ecsAccount), enabled: wasChecked })
  return (
    <Page>
      <AccountHeader ecsAccount={ecsAccount} report={report ?? null} registry={registry} />
      {report ? (
        <>
          <GroupChips findings={report.findings} />
          {changes && <ChangesSince changes={changes} />}
          <AccountFindings report={report} since={changes?.since ?? []} costs={costs} />
          <RawFacts ecsAccount={ecsAccount} />
        </>
      ) : !wasChecked ? (
        <NotChecked ecsAccount={ecsAccount} />
      ) : error ? (
        <div className="mt-6">
          <FailedState
            title={`The report of ${ecsAccount} could not be loaded`}
            detail={wordsOf(error)}
            onRetry={() => void refetch()}
            busy={isFetching}
          />
        </div>
      ) : (
        <Placeholder />
      )}
    </Page>
  )
}

function NotChecked({ ecsAccount }: { ecsAccount: string }) {
  const { start, isStarting, isChecking } = useScan()
  if (isChecking(ecsAccount)) return <Placeholder />
  return (
    <EmptyState
      title={`${ecsAccount} was not checked yet`}
      actions={
        <Button variant="primary" busy={isStarting} onClick={() => start({ ecsAccounts: [ecsAccount] })}>
          Check now
        </Button>
      }
    >
      A check reads the account with read-only calls and says what a deploy would meet.
    </EmptyState>
  )
}

/** Holds the place of the chips and of two cards. */
function Placeholder() {
  return (
    <div role="status" className="mt-5 grid gap-3">
      <span className="sr-only">Loading the report</span>
      <Skeleton round className="h-7 w-2/3" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  )
}
