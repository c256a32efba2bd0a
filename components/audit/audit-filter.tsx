import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { IntentLink } from '@/components/ui/intent-link'
import { Select } from '@/components/ui/select'
import { type AuditView, kindWords } from './audit-view'

/** By kind and by person or token. A form of the browser's own, so that the answer has an address. */
export function AuditFilter({ view }: { view: AuditView }) {
  return (
    <form action="/audit" className="mt-4 flex flex-wrap items-center gap-2">
      <Select
        key={`kind:${view.kind}`}
        name="kind"
        aria-label="Kind"
        defaultValue={view.kind ?? ''}
        className="w-40 max-bar:w-full"
      >
        <option value="">All kinds</option>
        {Object.entries(kindWords).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </Select>
      <Input
        key={`actor:${view.actor}`}
        name="actor"
        aria-label="Person or token"
        placeholder="Person or token"
        defaultValue={view.actor ?? ''}
        autoComplete="off"
        spellCheck={false}
        className="max-w-64 max-bar:max-w-none max-bar:flex-1"
      />
      <Button type="submit">Filter</Button>
      {(view.kind !== null || view.actor !== null) && (
        <IntentLink href="/audit" className="px-1 font-medium text-link">
          Clear
        </IntentLink>
      )}
    </form>
  )
}
