'use client'

import type { StartStopping } from '@/lib/readiness/start-stopping'

const most = 5

/** Says before a form is saved that Clouddriver would not start with it, why, and how to mend that; saving stays possible. */
export function StartWarning({ stops }: { stops: readonly StartStopping[] }) {
  return (
    <div role="status">
      {stops.length > 0 && (
        <section
          aria-label="Clouddriver would not start with this"
          className="rounded border border-fail bg-panel px-3 py-2"
        >
          <p className="font-semibold text-fail">Saved like this, the registry keeps Clouddriver from starting.</p>
          <ul className="mt-1 grid gap-1 text-ink-2 text-small">
            {stops.slice(0, most).map(({ ecsAccount, summary, fix }) => (
              <li key={ecsAccount} className="break-words">
                {ecsAccount}: {summary} {fix}
              </li>
            ))}
            {stops.length > most && <li>And {stops.length - most} more.</li>}
          </ul>
        </section>
      )}
    </div>
  )
}
