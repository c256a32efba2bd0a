import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { IntentLink } from '@/components/ui/intent-link'
import { Select } from '@/components/ui/select'
import type { HistoryView } from './history-path'

/** By kind and by account. A form of the browser's own, so that the answer has an address. */
export function HistoryFilter({ view, names }: { view: HistoryView; names: readonly string[] }) {
  const isFiltered = view.entity !== null || view.name !== null
  return (
    <form action="/history" className="mt-4 flex flex-wrap items-center gap-2">
      <Select
        key={`entity:${view.entity}`}
        name="entity"
        aria-label="Kind"
        defaultValue={view.entity ?? ''}
        className="w-40 max-bar:w-full"
      >
        <option value="">All kinds</option>
        <option value="aws-account">AWS accounts</option>
        <option value="ecs-account">ECS accounts</option>
        <option value="settings">Settings</option>
      </Select>
      <Input
        key={`name:${view.name}`}
        name="name"
        aria-label="Account name"
        placeholder="Account name"
        defaultValue={view.name ?? ''}
        list="history-names"
        autoComplete="off"
        spellCheck={false}
        className="max-w-64 max-bar:max-w-none max-bar:flex-1"
      />
      <datalist id="history-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button type="submit">Filter</Button>
      {isFiltered && (
        <IntentLink href="/history" className="px-1 font-medium text-link">
          Clear
        </IntentLink>
      )}
    </form>
  )
}
