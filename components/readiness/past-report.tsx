'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { PrintHead } from '@/components/shell/print-head'
import { IntentLink } from '@/components/ui/intent-link'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Report } from '@/lib/readiness/report'
import { exactTime } from '@/lib/readiness/words'
import { AccountHeader } from './account-header'
import { AccountOutline } from './account-outline'
import { GroupChips } from './group-chips'
import { PastFindings } from './past-findings'

/** A report of an earlier time, said to be past: nothing of it can be checked again or muted. */
export function PastReport({ report, isLatest }: { report: Report; isLatest: boolean }) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { ecsAccount, scannedAt } = report
  const latest = `/readiness/${encodeURIComponent(ecsAccount)}`
  return (
    <Page outline={<AccountOutline findings={report.findings} />}>
      <PrintHead scannedAt={scannedAt} />
      <Notice
        className="mb-4"
        actions={
          <IntentLink href={latest} className="font-medium text-link">
            {isLatest ? 'Open the account' : 'Open the latest report'}
          </IntentLink>
        }
      >
        {isLatest ? 'This is the latest report' : 'This is a past report'}, of {exactTime(scannedAt, 'UTC')} (
        <RelativeTime at={scannedAt} />
        ).
      </Notice>
      <AccountHeader ecsAccount={ecsAccount} report={report} registry={registry} isPast />
      <GroupChips findings={report.findings} />
      <PastFindings report={report} />
    </Page>
  )
}
