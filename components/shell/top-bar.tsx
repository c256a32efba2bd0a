import { Breadcrumb } from './breadcrumb'
import { KeysAndPalette } from './keys-and-palette'
import { Person } from './person'
import { ScanState } from './scan-state'
import { ThemeToggle } from './theme-toggle'

/** Where one is, search, the scan's state, theme, person. Stays on top while the page scrolls. */
export function TopBar() {
  return (
    <header
      data-print="hide"
      className="sticky top-0 z-20 flex h-[var(--top-bar)] items-center gap-3 border-line border-b bg-background px-6 max-bar:gap-1.5 max-bar:px-4"
    >
      <Breadcrumb />
      <span className="flex-1" />
      <KeysAndPalette>
        <ScanState />
        <div className="-mr-1.5 flex max-bar:-mr-2">
          <ThemeToggle />
          <Person />
        </div>
      </KeysAndPalette>
    </header>
  )
}
