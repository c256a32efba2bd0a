'use client'

import { clsx } from 'clsx'
import { Menu } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { pageOf, pages, pagesInBottomBar } from './pages'

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
      <Dialog open={more} onOpenChange={setMore} title="More pages">
        <ul>
          {rest.map(({ path, name, icon: Icon }) => (
            <li key={path} className="border-line border-t">
              <Link
                href={path}
                onClick={() => setMore(false)}
                aria-current={path === current?.path ? 'page' : undefined}
                className="flex h-11 items-center gap-3"
              >
                <Icon className="size-4 text-ink-2" strokeWidth={1.75} aria-hidden="true" />
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    </nav>
  )
}
