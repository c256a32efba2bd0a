'use client'

import { clsx } from 'clsx'
import { Menu } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { pageOf, pages, pagesInBottomBar } from './pages'

// Waits until somebody asks for it.
const MorePages = dynamic(() => import('./more-pages').then((module) => module.MorePages), { ssr: false })

const item = 'flex h-14 flex-1 flex-col items-center justify-center gap-1 text-[11px] leading-4'

/** The pages on a phone: four of them, the rest under More. */
export function BottomBar() {
  const [more, setMore] = useState(false)
  const current = pageOf(usePathname())
  const shown = pages.slice(0, pagesInBottomBar)
  const rest = pages.slice(pagesInBottomBar)
  return (
    <nav
      aria-label="Pages"
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-panel pb-[env(safe-area-inset-bottom)] bar:hidden"
    >
      {shown.map(({ path, name, icon: Icon }) => (
        <Link
          key={path}
          href={path}
          aria-current={path === current?.path ? 'page' : undefined}
          className={clsx(item, path === current?.path ? 'font-medium text-ink' : 'text-ink-2')}
        >
          <Icon className="size-[18px]" strokeWidth={1.75} aria-hidden="true" />
          {name}
        </Link>
      ))}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setMore(true)}
        className={clsx(item, current && rest.includes(current) ? 'font-medium text-ink' : 'text-ink-2')}
      >
        <Menu className="size-[18px]" strokeWidth={1.75} aria-hidden="true" />
        More
      </button>
      {more && <MorePages rest={rest} current={current} onClose={() => setMore(false)} />}
    </nav>
  )
}
