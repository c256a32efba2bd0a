'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { useScan } from '@/components/shell/scan-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Turn } from '@/lib/contracts/changes'
import type { Group } from '@/lib/readiness/group'
import type { ReportSummary } from '@/lib/readiness/report'
import { counted } from '@/lib/readiness/words'
import { AccountList } from './account-list'
import { accountRows, filterRows, sortRows } from './account-row'
import { Filters } from './filters'
import { Matrix } from './matrix'
import { ScanLine } from './scan-line'
import { Sentence } from './sentence'
import { useReadinessView } from './use-readiness-view'

// Evidence and fixes are not in the first load: only an opened cell needs them.
const CellPanel = dynamic(() => import('./cell-panel').then((module) => module.CellPanel))

type ReadinessProps = { summaries: readonly ReportSummary[]; groups: readonly Group[]; turns: readonly Turn[] }

/** Which accounts Spinnaker could deploy to, and why not the others. */
export function Readiness({ summaries, groups, turns }: ReadinessProps) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { isChecking } = useScan()
  const { view, linkTo, change } = useReadinessView()
  const rows = accountRows(registry, summaries)
  if (rows.length === 0) return <NoAccounts />

  const shown = sortRows(filterRows(rows, view), view.sort)
  const panel = view.cell && rows.some(({ ecsAccount }) => ecsAccount === view.cell?.ecsAccount) && (
    <CellPanel
      key={`${view.cell.group}:${view.cell.ecsAccount}`}
      cell={view.cell}
      onClose={() => void change({ cell: null })}
    />
  )
  return (
    <Page width="full" panel={panel}>
      <Sentence rows={rows} linkTo={linkTo} />
      <ScanLine turns={turns} />
      <Filters rows={rows} view={view} linkTo={linkTo} onSearch={(q) => void change({ q }, 'replace')} />
      {shown.length === 0 ? (
        <EmptyState
          title="No account passes the filter"
          actions={
            <a {...linkTo({ status: null, group: null, q: '' })} className="font-medium text-link">
              Clear the filter
            </a>
          }
        >
          {counted(rows.length, 'account is', 'accounts are')} mapped.
        </EmptyState>
      ) : (
        <>
          <Matrix
            rows={shown}
            groups={groups}
            view={view}
            linkTo={linkTo}
            onSort={(sort) => void change({ sort })}
            isChecking={isChecking}
          />
          <AccountList rows={shown} groups={groups} open={view.cell} linkTo={linkTo} isChecking={isChecking} />
        </>
      )}
    </Page>
  )
}

function NoAccounts() {
  return (
    <Page>
      <EmptyState
        title="No account is mapped yet"
        actions={
          <>
            <LinkButton href="/accounts?import=open" variant="primary">
              Import a clouddriver YAML
            </LinkButton>
            <LinkButton href="/accounts?new=mapping">Add an account</LinkButton>
          </>
        }
      >
        Import the clouddriver YAML that you have, or add an AWS account and its ECS account. Shipshape then checks
        whether Spinnaker can deploy there.
      </EmptyState>
    </Page>
  )
}
