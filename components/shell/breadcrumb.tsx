'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { trailOf } from './trail-of'

/** Where the reader is. */
export function Breadcrumb() {
  const trail = trailOf(usePathname())
  return (
    <nav aria-label="Where you are" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5">
        {trail.map(({ name, path }, index) =>
          index === trail.length - 1 ? (
            <li key={name} aria-current="page" className="truncate font-medium">
              {name}
            </li>
          ) : (
            <li key={name} className="flex shrink-0 gap-1.5 text-ink-2 max-bar:hidden">
              <Link href={path} className="rounded hover:text-ink">
                {name}
              </Link>
              <span aria-hidden="true">/</span>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
