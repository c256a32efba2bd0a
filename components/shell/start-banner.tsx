'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useShell } from './shell-context'

/** Pages on which the registry is seen, written or taken away. */
const pages = ['/accounts', '/export', '/settings']
const most = 5

/** Says above everything else that the registry as it stands would keep Clouddriver from starting, and why. */
export function StartBanner() {
  const path = usePathname()
  const { stopsStart } = useShell()
  if (stopsStart.length === 0 || !pages.some((page) => path === page || path.startsWith(`${page}/`))) return null
  return (
    <section
      aria-label="Clouddriver would not start"
      className="mx-6 mt-4 rounded border border-fail bg-panel px-4 py-3 max-bar:mx-4"
    >
      <p className="font-semibold text-fail">
        Clouddriver would not start with this registry, so Spinnaker would have no accounts at all.
      </p>
      <ul className="mt-1 grid gap-1 text-ink-2 text-small">
        {stopsStart.slice(0, most).map(({ ecsAccount, summary, fix }) => (
          <li key={ecsAccount} className="break-words">
            <Link href={`/readiness/${encodeURIComponent(ecsAccount)}`} className="inline-link">
              {ecsAccount}
            </Link>
            : {summary} {fix}
          </li>
        ))}
        {stopsStart.length > most && <li>And {stopsStart.length - most} more.</li>}
      </ul>
    </section>
  )
}
