'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { askAnEditor, MapAccounts } from '@/components/accounts/map-accounts'
import { pageOf, pageSize } from '@/components/rows/page-of'
import { TableTools } from '@/components/rows/table-tools'
import { Page } from '@/components/shell/page'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { useShownAccounts } from '@/components/shell/shown-accounts'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import type { ViewControl } from '@/components/ui/use-view'
import type { Turn } from '@/lib/readiness/changes/turn'
import type { FirstRunState } from '@/lib/readiness/first-run'
import type { Group } from '@/lib/readiness/group'
import type { SharedCause } from '@/lib/readiness/shared-causes'
import { counted } from '@/lib/readiness/words'
import { type AccountRow, countRows, filterRows, sortRows } from './account-row'
import { Filters } from './filters'
import { Matrix } from './matrix'
import { unpackRows } from './packed-rows'
import { readinessFile } from './readiness-file'
import type { View } from './readiness-view'
import { ScanLine } from './scan-line'
import { Sentence } from './sentence'
import { useNews } from './use-news'
import { useReadinessView } from './use-readiness-view'

// Evidence and fixes are not in the first load: only an opened cell needs them, and what several accounts wait for.
const CellPanel = dynamic(() => import('./cell-panel').then((module) => module.CellPanel))
const FirstRun = dynamic(() => import('@/components/first-run/first-run').then((module) => module.FirstRun))
const SharedCauses = dynamic(() => import('./shared-causes').then((module) => module.SharedCauses))

type ReadinessProps = {
  /** Every account, as `packRows` has it. */
  packed: string
  groups: readonly Group[]
  /** Accounts whose status changed of late: the newest. */
  turns: readonly Turn[]
  /** How many accounts had each status on the last days; drawn on the server. */
  trend: ReactNode
  /** What several accounts wait for. */
  causes: readonly SharedCause[]
  /** What is left of setting up; null where nothing is. */
  firstRun: FirstRunState | null
}

/** Which accounts Spinnaker could deploy to, and why not the others. */
export function Readiness({ packed, groups, turns, trend, causes, firstRun }: ReadinessProps) {
  const control = useReadinessView()
  const { mayEdit } = useShell().person
  const setUp = mayEdit && firstRun && <FirstRun state={firstRun} />
  const { view, linkTo, change } = control
  const rows = useMemo(() => unpackRows(packed), [packed])
  // The field answers each key at once; the rows follow.
  const later = useDeferredValue(control)
  const news = useNews(turns)
  const table = useMemo(
    () => <Rows rows={rows} groups={groups} control={later} news={news.marked} />,
    [rows, groups, later, news.marked],
  )
  if (rows.length === 0) return setUp ? <NotSetUp>{setUp}</NotSetUp> : <NoAccounts />
  const panel = view.cell && rows.some(({ ecsAccount }) => ecsAccount === view.cell?.ecsAccount) && (
    <CellPanel
      key={`${view.cell.group}:${view.cell.ecsAccount}`}
      cell={view.cell}
      onClose={() => void change({ cell: null })}
    />
  )
  return (
    <Page width="full" panel={panel}>
      {setUp}
      <Sentence rows={rows} linkTo={linkTo} />
      <ScanLine turns={news.turns} since={news.since} rows={rows} />
      {trend}
      {causes.length > 0 && <SharedCauses causes={causes} of={rows.length} />}
      <Filters rows={rows} view={view} linkTo={linkTo} onSearch={(q) => void change({ q }, 'replace')} />
      {table}
    </Page>
  )
}

type RowsProps = {
  rows: readonly AccountRow[]
  groups: readonly Group[]
  control: ViewControl<View>
  news: ReadonlySet<string>
}

function Rows({ rows, groups, control: { view, linkTo, change }, news }: RowsProps) {
  const { isChecking } = useScan()
  const left = sortRows(filterRows(rows, view), view.sort)
  const { page, shown } = pageOf(left, view.page)
  useShownAccounts(left.length === rows.length ? null : left.map(({ ecsAccount }) => ecsAccount))
  if (left.length === 0) {
    return (
      <EmptyState
        title="No account matches the filter"
        actions={
          <a {...linkTo({ status: null, group: null, q: '' })} className="font-medium text-link">
            Clear the filter
          </a>
        }
      >
        {counted(rows.length, 'account is', 'accounts are')} mapped.
      </EmptyState>
    )
  }
  return (
    <>
      <Matrix
        rows={shown}
        totals={countRows(left)}
        groups={groups}
        view={view}
        linkTo={linkTo}
        onSort={(sort) => void change({ sort })}
        isChecking={isChecking}
        news={news}
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={left.length}
        what="accounts"
        linkTo={(to) => linkTo({ page: to })}
      />
      <TableTools what="readiness" columns={readinessFile(groups)} rows={left} />
    </>
  )
}

function NotSetUp({ children }: { children: ReactNode }) {
  return (
    <Page>
      <h1 className="sr-only">Readiness</h1>
      {children}
    </Page>
  )
}

function NoAccounts() {
  const { mayEdit } = useShell().person
  return (
    <Page>
      <EmptyState title="No account is mapped yet" actions={mayEdit && <MapAccounts />}>
        {mayEdit
          ? 'Import your clouddriver YAML, or add an AWS account and its ECS account. Shipshape then checks whether Spinnaker can deploy there.'
          : askAnEditor}
      </EmptyState>
    </Page>
  )
}
