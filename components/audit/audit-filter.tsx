import { ListFilter } from '@/components/ui/list-filter'
import { type AuditView, kindWords } from './audit-view'

/** By kind and by person or token. */
export function AuditFilter({ view }: { view: AuditView }) {
  const options = (
    <>
      <option value="">All kinds</option>
      {Object.entries(kindWords).map(([kind, words]) => (
        <option key={kind} value={kind}>
          {words}
        </option>
      ))}
    </>
  )
  return (
    <ListFilter
      action="/audit"
      clear="/audit"
      isFiltered={view.kind !== null || view.actor !== null}
      choice={{ name: 'kind', label: 'Kind', value: view.kind, className: 'w-40 max-bar:w-full', options }}
      text={{ name: 'actor', label: 'Person or token', value: view.actor }}
    />
  )
}
