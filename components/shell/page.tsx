import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { SandboxStrip } from './sandbox-strip'
import { StartBanner } from './start-banner'

type PageProps = {
  children: ReactNode
  /** A SidePanel, when something is selected: pushes the page aside. */
  panel?: ReactNode
  /** An Outline, for a long page. */
  outline?: ReactNode
  /** `column` keeps text and cards to 1,280 px; tables may take the `full` width. */
  width?: 'column' | 'full'
}

/** What stands beside the navigation and under the top bar. Its content can ask for its own width (`@container`). */
export function Page({ children, panel, outline, width = 'column' }: PageProps) {
  return (
    <div className="flex items-start">
      <div className="min-w-0 flex-1">
        <SandboxStrip />
        <StartBanner />
        <main
          id="content"
          tabIndex={-1}
          className="px-6 pt-6 pb-16 outline-none max-bar:px-4 max-bar:pb-[calc(var(--bottom-bar)+32px)]"
        >
          <div className="flex items-start gap-10">
            <div className={clsx('@container min-w-0 flex-1', width === 'column' && 'max-w-[1280px]')}>{children}</div>
            {outline}
          </div>
        </main>
      </div>
      {panel}
    </div>
  )
}
