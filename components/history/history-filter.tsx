import { ListFilter } from '@/components/ui/list-filter'
import type { HistoryView } from './history-path'

/** By kind and by account. */
export function HistoryFilter({ view, names }: { view: HistoryView; names: readonly string[] }) {
  const options = (
    <>
      <option value="">All kinds</option>
      <option value="aws-account">AWS accounts</option>
      <option value="ecs-account">ECS accounts</option>
      <option value="settings">Settings</option>
    </>
  )
  return (
    <ListFilter
      action="/history"
      clear="/history"
      isFiltered={view.entity !== null || view.name !== null}
      choice={{ name: 'entity', label: 'Kind', value: view.entity, className: 'w-40 max-bar:w-full', options }}
      text={{ name: 'name', label: 'Account name', value: view.name, known: names }}
    />
  )
}
