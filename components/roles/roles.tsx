'use client'

import { useQuery } from '@tanstack/react-query'
import { StatusIcon } from '@/components/finding/status-icon'
import { statusWords } from '@/components/finding/status-words'
import { rolesQuery } from '@/components/queries/roles'
import { itemsOf } from '@/components/rows/item'
import { NoRows } from '@/components/rows/no-rows'
import { NothingPasses } from '@/components/rows/nothing-passes'
import { RowsFilters } from '@/components/rows/rows-filters'
import { RowsPage } from '@/components/rows/rows-page'
import { RowsTable } from '@/components/rows/rows-table'
import { countVerdicts, withoutVerdict } from '@/components/rows/select-items'
import { useRowsView } from '@/components/rows/use-rows-view'
import type { RolesAnswer } from '@/lib/contracts/readiness'
import { byUrgency, statuses } from '@/lib/readiness/status'
import { roleColumns } from './columns'
import { KindChoice } from './kind-choice'
import { RoleDetails } from './role-details'
import { roleWords, statusOfRole } from './role-item'
import { RoleSentence } from './role-sentence'

const pills = [...statuses].sort(byUrgency).map((status) => ({
  verdict: status,
  label: statusWords[status],
  icon: <StatusIcon status={status} small />,
}))

/** Which roles Spinnaker can work with, as AWS reads them and as Spinnaker does. */
export function Roles() {
  const query = useQuery(rolesQuery({ stale: 'include' }))
  return (
    <RowsPage query={query} what="roles">
      {(answer) => <RoleRows answer={answer} />}
    </RowsPage>
  )
}

function RoleRows({ answer }: { answer: RolesAnswer }) {
  const control = useRowsView()
  const { view, linkTo } = control
  // One role may have a row of each kind.
  const items = itemsOf({ rows: answer.roles, faults: answer.faults }, ({ kind, arn }) => `${kind}~${arn}`)
  if (items.length === 0) {
    return (
      <NoRows what="roles">Clouddriver assumes a role in each account. Create it as the set-up page describes.</NoRows>
    )
  }
  const ofKind = items.filter(({ row }) => view.kind === null || row === null || row.kind === view.kind)
  const candidates = withoutVerdict(ofKind, view, roleWords)
  const left = candidates.filter((item) => view.verdict === null || statusOfRole(item) === view.verdict)
  return (
    <>
      <RoleSentence items={items} linkTo={linkTo} />
      <p className="mt-1 text-ink-2">
        AWS evaluates the whole trust policy. Spinnaker reads only part of it and offers a task role only if it finds{' '}
        <code>ecs-tasks.amazonaws.com</code>; from 2026.2 it offers every role.
      </p>
      <RowsFilters
        what="roles"
        control={control}
        items={items}
        pills={pills}
        candidates={candidates}
        counts={countVerdicts(candidates, roleWords)}
        choice={<KindChoice rows={answer.roles} kind={view.kind} onChoose={(kind) => control.change({ kind })} />}
      />
      {left.length === 0 ? (
        <NothingPasses one="role" linkTo={(change) => linkTo({ kind: null, ...change })}>
          Without the filter there are {items.length}.
        </NothingPasses>
      ) : (
        <RowsTable
          caption="Roles, as AWS and as Spinnaker read them"
          what="roles"
          items={left}
          columns={roleColumns}
          words={roleWords}
          control={control}
          details={(row) => <RoleDetails row={row} />}
        />
      )}
    </>
  )
}
