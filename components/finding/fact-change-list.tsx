import type { FactChange } from '@/lib/readiness/changes/fact-change'

const words: Record<FactChange['change'], string> = { appeared: 'appeared', gone: 'is gone', changed: 'changed' }

/** What AWS answered otherwise than the time before; at most `most` of them, and how many more there are. */
export function FactChangeList({ changes, most }: { changes: readonly FactChange[]; most: number }) {
  return (
    <ul className="text-ink-2 text-small">
      {changes.slice(0, most).map((change) => (
        <li key={`${change.fact} ${change.region} ${change.change} ${change.what}`} className="break-words">
          <span className="text-ink">{capitalised(change.what)}</span>{' '}
          {change.details.length === 0 ? words[change.change] : change.details.join('; ')}
          {change.region && <span className="text-ink-3"> ({change.region})</span>}
        </li>
      ))}
      {changes.length > most && <li className="text-ink-3">and {changes.length - most} more</li>}
    </ul>
  )
}

/** A sentence's first letter; actions and names of AWS stay as they are written. */
const capitalised = (text: string) =>
  /^[a-z-]+:/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
