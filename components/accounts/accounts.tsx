'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Plus, Upload } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useDeferredValue, useRef, useState } from 'react'
import { registryQuery } from '@/components/queries/registry'
import { pageOf } from '@/components/rows/page-of'
import { TableTools } from '@/components/rows/table-tools'
import { Page } from '@/components/shell/page'
import { useRefresh } from '@/components/shell/refresh-provider'
import { useShell } from '@/components/shell/shell-context'
import { useShownAccounts } from '@/components/shell/shown-accounts'
import { buttonStyle } from '@/components/ui/button-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import type { ReportSummary } from '@/lib/readiness/report'
import { counted } from '@/lib/readiness/words'
import type { Registry } from '@/lib/registry/registry'
import { accountsFile } from './accounts-file'
import { AccountsFilters } from './accounts-filters'
import { AccountsSentence } from './accounts-sentence'
import { AccountsTable } from './accounts-table'
import { type AccountsView, nothingOpen } from './accounts-view'
import { LeaveDialog } from './leave-dialog'
import { askAnEditor } from './map-accounts'
import { filterMappings, mappingRows } from './mapping-row'
import { sortMappings } from './mapping-sort'
import type { Saved } from './saved'
import { type LinkTo, useAccountsView } from './use-accounts-view'
import { useToldRemoval } from './use-told-removal'

// Forms and the import are not in the first load: most visits read the table.
const AccountPanel = dynamic(() => import('./account-panel').then((module) => module.AccountPanel))
const Import = dynamic(() => import('./import').then((module) => module.Import))

/** Rows drawn at once. */
const pageSize = 100

/** The registry: every mapping and its health, and the forms that change it. */
export function Accounts({ summaries }: { summaries: readonly ReportSummary[] }) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { mayEdit } = useShell().person
  const refresh = useRefresh()
  const isDirty = useRef(false)
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const [drawn, setDrawn] = useState(0)
  const tellRemoved = useToldRemoval()
  const { view: asked, linkTo, open, change } = useAccountsView((go) => (isDirty.current ? setLeave(() => go) : go()))
  // What only editors may do opens for nobody else, whatever the address says.
  const view = mayEdit ? asked : { ...asked, new: null, import: null }
  const later = useDeferredValue(view)
  const close = () => void open({})

  useShownAccounts(shownIn(registry, summaries, later))
  if (view.import) return <Import registry={registry} linkTo={linkTo} source={view.import} />
  const rows = mappingRows(registry, summaries)
  const left = sortMappings(filterMappings(rows, later), later.sort)
  const { page, shown } = pageOf(left, view.page, pageSize)
  const isOpen = view.ecs !== null || view.aws !== null || view.new !== null
  const panel = isOpen && (
    <AccountPanel
      view={view}
      registry={registry}
      saved={saved}
      drawn={drawn}
      onDirty={(dirty) => {
        isDirty.current = dirty
      }}
      onClose={() => (isDirty.current ? setLeave(() => close) : close())}
      onSaved={(what) => {
        setSaved(what)
        if (view[what.kind] === what.name || what.isOtherHalf) refresh()
        else void open({ [what.kind]: what.name }).then(refresh)
      }}
      onUndone={({ kind, before, isOtherHalf }) => {
        setSaved(null)
        setDrawn(drawn + 1)
        if (!isOtherHalf && view[kind] !== before) void open(before === null ? {} : { [kind]: before })
      }}
      onRemoved={(removed) => {
        void open({}).then(() => tellRemoved(removed))
      }}
    />
  )
  return (
    <Page width="full" panel={panel}>
      {rows.length === 0 ? (
        <NoAccounts linkTo={linkTo} />
      ) : (
        <>
          <div className="flex items-start justify-between gap-x-6 gap-y-3 @max-[900px]:flex-col">
            <AccountsSentence rows={rows} linkTo={linkTo} />
            {mayEdit && <Actions linkTo={linkTo} />}
          </div>
          <p className="mt-1 text-ink-2">
            {counted(registry.awsAccounts.length, 'AWS account')}, {counted(registry.ecsAccounts.length, 'ECS account')}
            , revision {registry.revision}.
          </p>
          <AccountsFilters rows={rows} view={view} linkTo={linkTo} onSearch={(q) => void change({ q }, 'replace')} />
          {left.length === 0 ? (
            <EmptyState
              title="No account matches the filter"
              actions={
                <a {...linkTo({ status: null, q: '' })} className="font-medium text-link">
                  Clear the filter
                </a>
              }
            >
              Without the filter there are {rows.length}.
            </EmptyState>
          ) : (
            <>
              <AccountsTable rows={shown} view={view} linkTo={linkTo} onSort={(sort) => void change({ sort })} />
              <Pagination
                page={page}
                pageSize={pageSize}
                total={left.length}
                what="accounts"
                linkTo={(to) => linkTo({ page: to })}
              />
              <TableTools what="accounts" columns={accountsFile} rows={left} />
            </>
          )}
        </>
      )}
      <LeaveDialog
        leave={
          leave &&
          (() => {
            isDirty.current = false
            setLeave(null)
            leave()
          })
        }
        onStay={() => setLeave(null)}
      />
    </Page>
  )
}

/** The ECS accounts that the filter leaves; null where there is none. */
function shownIn(registry: Registry, summaries: readonly ReportSummary[], view: AccountsView): string[] | null {
  if (view.q === '' && view.status === null) return null
  return filterMappings(mappingRows(registry, summaries), view).flatMap(({ ecsAccount }) => ecsAccount?.name ?? [])
}

function Actions({ linkTo }: { linkTo: LinkTo }) {
  return (
    <div className="flex flex-wrap gap-2 @min-[900px]:shrink-0">
      <a {...linkTo({ ...nothingOpen, import: 'open' })} className={buttonStyle({})}>
        <Upload className="size-3.5" aria-hidden="true" /> Import
      </a>
      <a {...linkTo({ ...nothingOpen, new: 'aws' })} className={buttonStyle({})}>
        Add AWS account
      </a>
      <a {...linkTo({ ...nothingOpen, new: 'ecs' })} className={buttonStyle({})}>
        Add ECS account
      </a>
      <a {...linkTo({ ...nothingOpen, new: 'mapping' })} className={buttonStyle({ variant: 'primary' })}>
        <Plus className="size-3.5" aria-hidden="true" /> Add mapping
      </a>
    </div>
  )
}

function NoAccounts({ linkTo }: { linkTo: LinkTo }) {
  const { mayEdit } = useShell().person
  return (
    <EmptyState
      title="The registry is empty"
      actions={
        mayEdit && (
          <>
            <a {...linkTo({ ...nothingOpen, import: 'open' })} className={buttonStyle({ variant: 'primary' })}>
              Import a clouddriver YAML
            </a>
            <a {...linkTo({ ...nothingOpen, new: 'mapping' })} className={buttonStyle({})}>
              Add a mapping
            </a>
          </>
        )
      }
    >
      {mayEdit
        ? 'Import your clouddriver YAML: a dry run first shows what it would change. Or add an AWS account and its ECS account by hand.'
        : askAnEditor}
    </EmptyState>
  )
}
