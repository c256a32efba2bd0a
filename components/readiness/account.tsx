'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { wordsOf } from '@/components/queries/problem-error'
import { readinessQuery } from '@/components/queries/readiness'
import { registryQuery } from '@/components/queries/registry'
import { PlannedCalls } from '@/components/scans/planned-calls'
import { Page } from '@/components/shell/page'
import { PrintHead } from '@/components/shell/print-head'
import { useScan } from '@/components/shell/scan-provider'
import { useShownAccounts } from '@/components/shell/shown-accounts'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { FailedState } from '@/components/ui/failed-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { ScanPlan } from '@/lib/contracts/costs'
import type { ReportChanges } from '@/lib/readiness/changes/report-changes'
import { isReadyWithGaps } from '@/lib/readiness/gaps'
import { grouped } from '@/lib/readiness/words'
import { AccountFindings } from './account-findings'
import { AccountHeader } from './account-header'
import { AccountOutline } from './account-outline'
import { ChangesSince } from './changes-since'
import { GroupChips } from './group-chips'
import { RawFacts } from './raw-facts'

// Opened by few, and with a list of its own.
const Timeline = dynamic(() => import('./timeline').then((module) => module.Timeline))

type AccountProps = {
  ecsAccount: string
  wasChecked: boolean
  changes: ReportChanges | null
  /** What checking the account would ask of AWS. */
  plan: ScanPlan
}

/** One account: whether Spinnaker can deploy there, and everything that stands in the way. */
export function Account({ ecsAccount, wasChecked, changes, plan }: AccountProps) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  useShownAccounts([ecsAccount])
  const { data: report, error, isFetching, refetch } = useQuery({ ...readinessQuery(ecsAccount), enabled: wasChecked })
  return (
    <Page outline={report && <AccountOutline findings={report.findings} />}>
      {report && <PrintHead scannedAt={report.scannedAt} />}
      <AccountHeader ecsAccount={ecsAccount} report={report ?? null} registry={registry} />
      {report ? (
        <>
          <GroupChips findings={report.findings} />
          {changes && <ChangesSince changes={changes} withGaps={isReadyWithGaps(report)} />}
          <AccountFindings report={report} since={changes?.since ?? []} plan={plan} />
          <div className="print:hidden">
            <Timeline ecsAccount={ecsAccount} />
            <RawFacts ecsAccount={ecsAccount} />
          </div>
        </>
      ) : !wasChecked ? (
        <NotChecked ecsAccount={ecsAccount} plan={plan} />
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

function NotChecked({ ecsAccount, plan }: Pick<AccountProps, 'ecsAccount' | 'plan'>) {
  const { start, isStarting, isChecking } = useScan()
  const { calls } = plan
  if (isChecking(ecsAccount)) return <Placeholder />
  return (
    <>
      <EmptyState
        title={`${ecsAccount} has not been checked yet`}
        actions={
          <Button variant="primary" busy={isStarting} onClick={() => start({ ecsAccounts: [ecsAccount] })}>
            Check now
          </Button>
        }
      >
        A check reads the account with about {grouped(calls.best)} read-only AWS calls ({grouped(calls.worst)} at most)
        and says whether a deploy would work.
      </EmptyState>
      <Disclosure summary="The AWS calls that it would make" className="mt-4 border-line border-y">
        <div className="pb-3 pl-6">
          <PlannedCalls plan={plan} label="The AWS calls of a check" />
        </div>
      </Disclosure>
    </>
  )
}

/** Holds the place of the chips and of two cards. */
function Placeholder() {
  return (
    <div role="status" className="mt-5 grid gap-3">
      <span className="sr-only">Loading report</span>
      <Skeleton round className="h-7 w-2/3" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-24 w-full" />
    </div>
  )
}
