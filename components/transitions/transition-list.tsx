import { Prose } from '@/components/finding/prose'
import { StatusChange } from '@/components/finding/status-change'
import type { Transition } from '@/lib/contracts/transitions'

/** Statuses that moved, each with what it became and why. */
export function TransitionList({ transitions }: { transitions: readonly Transition[] }) {
  return (
    <ul className="border-line border-t">
      {transitions.map(({ id, check, region, resource, before, after, title, because }) => (
        <li
          key={id}
          className="grid grid-cols-[240px_1fr] gap-x-5 gap-y-0.5 border-line border-b py-2 last:border-0 @max-[680px]:grid-cols-1"
        >
          <StatusChange before={before} after={after} />
          <div className="min-w-0">
            <p className="break-words">
              {check === null ? 'The account: ' : ''}
              <Prose text={title} />
            </p>
            {check !== null && (
              <p className="flex min-w-0 flex-wrap gap-x-2 text-ink-3 text-small">
                <code>{check}</code>
                {region && <span>{region}</span>}
                {resource && <code className="min-w-0 break-all">{resource}</code>}
              </p>
            )}
            {because.length > 0 && (
              <ul className="text-ink-2 text-small">
                {because.map(({ fact, region: where, what }) => (
                  <li key={`${fact} ${where} ${what}`} className="wrap-anywhere">
                    {what}
                    {where && <span className="text-ink-3"> ({where})</span>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
