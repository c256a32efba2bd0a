import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { Navigation } from './navigation'
import { OpenForPrint } from './open-for-print'
import type { Preferences } from './preferences'
import { RefreshProvider } from './refresh-provider'
import { ScanProvider } from './scan-provider'
import { ServerWatch } from './server-watch'
import { ShellProvider } from './shell-context'
import type { ShellState } from './shell-state'
import { TopBar } from './top-bar'

type ShellProps = { state: ShellState; preferences: Preferences; children: ReactNode }

/** The frame of every page for somebody who is signed in. */
export function Shell({ state, preferences, children }: ShellProps) {
  return (
    <ShellProvider shell={{ ...state, preferences }}>
      <RefreshProvider>
        <ScanProvider latest={state.scan}>
          <SkipLink />
          <div className="flex min-h-dvh">
            <Navigation />
            <div className="min-w-0 flex-1">
              <TopBar />
              <ServerWatch />
              {children}
            </div>
          </div>
          <BottomBar />
          <OpenForPrint />
        </ScanProvider>
      </RefreshProvider>
    </ShellProvider>
  )
}

/** The first stop of the Tab key: past the navigation. */
function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 rounded bg-ink px-3 py-1.5 font-medium text-background not-focus:sr-only"
    >
      Skip to content
    </a>
  )
}
