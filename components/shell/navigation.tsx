'use client'

import { clsx } from 'clsx'
import { PanelLeft } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { grouped } from '@/lib/readiness/words'
import { Brand } from './brand'
import { type Page, pageOf, pages } from './pages'
import { savePreference } from './preferences'
import { useShell } from './shell-context'

/** The pages, at the left: 208 px, or icons only where the reader says so and under 900 px. Under 600 px: BottomBar. */
export function Navigation() {
  const { preferences, release, revision } = useShell()
  const [narrow, setNarrow] = useState(preferences.navigation === 'narrow')
  const current = pageOf(usePathname())
  const toggle = () => {
    savePreference('navigation', narrow ? 'open' : 'narrow')
    setNarrow(!narrow)
  }
  return (
    <nav
      aria-label="Pages"
      data-narrow={narrow || undefined}
      className="sticky top-0 flex h-dvh w-[208px] shrink-0 flex-col border-line border-r bg-panel px-2 pb-3 slim:w-14 max-bar:hidden"
    >
      <Link href="/" className="flex h-[52px] items-center gap-2.5 rounded px-2.5 font-semibold text-title">
        <Brand className="size-[18px] shrink-0" />
        <span className="slim:sr-only">Shipshape</span>
      </Link>
      <ul className="grid gap-0.5">
        {pages.map((page) => (
          <li key={page.path}>
            <NavigationLink page={page} isCurrent={page === current} />
          </li>
        ))}
      </ul>
      <div className="mt-auto flex items-end justify-between gap-2 border-line border-t pt-2">
        <p className="pl-2 text-ink-3 text-small slim:hidden">
          {release === null ? <NoRelease /> : `Release ${release}`}
          <br />
          Revision {revision}
        </p>
        <IconButton
          label={narrow ? 'Widen the navigation' : 'Narrow the navigation'}
          icon={<PanelLeft className="size-4" aria-hidden="true" />}
          onClick={toggle}
          className="slim:mx-auto max-wide:hidden max-[1280px]:[:root:has(aside[data-panel])_&]:hidden"
        />
      </div>
    </nav>
  )
}

function NavigationLink({ page, isCurrent }: { page: Page; isCurrent: boolean }) {
  const { ecsAccounts, counts } = useShell()
  const count = page.count && { ecsAccounts, ...counts }[page.count]
  const { icon: Icon } = page
  return (
    <Link
      href={page.path}
      aria-current={isCurrent ? 'page' : undefined}
      title={page.name}
      className={clsx(
        'flex h-[34px] items-center gap-2.5 rounded border px-2.5',
        isCurrent
          ? 'border-line bg-selected font-medium text-ink'
          : 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <Icon className="size-4 shrink-0" strokeWidth={1.75} aria-hidden="true" />
      <span className="slim:sr-only">{page.name}</span>
      {count !== undefined && <span className="ml-auto font-normal text-ink-2 slim:sr-only">{grouped(count)}</span>}
    </Link>
  )
}

/** Until it is set, the oldest rules apply. */
function NoRelease() {
  const { person } = useShell()
  if (!person.mayEdit) return 'No release is set'
  return (
    <Link href="/settings" className="text-link">
      Set your release
    </Link>
  )
}
