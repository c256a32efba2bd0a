import Link from 'next/link'
import { Dialog } from '@/components/ui/dialog'
import type { Page } from './pages'

type MorePagesProps = { rest: readonly Page[]; current: Page | undefined; onClose: () => void }

/** The pages for which a phone's bar has no room. */
export function MorePages({ rest, current, onClose }: MorePagesProps) {
  return (
    <Dialog open onOpenChange={onClose} title="More pages">
      <ul>
        {rest.map(({ path, name, icon: Icon }) => (
          <li key={path} className="border-line border-t">
            <Link
              href={path}
              onClick={onClose}
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
  )
}
