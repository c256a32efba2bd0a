'use client'

import { Keyboard, Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { savePreference } from './preferences'
import { useShell } from './shell-context'
import { usePageKeys } from './use-page-keys'

// Neither is in the first load: both wait until somebody asks.
const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })
const KeysDialog = dynamic(() => import('./keys-dialog').then((module) => module.KeysDialog), { ssr: false })

type Opened = 'palette' | 'keys' | null

/** The search box at the start of the bar and the list of keys at its end, with the keys that open them. */
export function KeysAndPalette({ children }: { children: ReactNode }) {
  const { preferences } = useShell()
  const [opened, setOpened] = useState<Opened>(null)
  const [on, setOn] = useState(preferences.keys === 'on')
  // By what is printed on the key, not by its place: `/` and `?` are elsewhere on other keyboards.
  const byKey = { useKey: true, preventDefault: true, enabled: on }
  useHotkeys('/', () => setOpened('palette'), byKey)
  useHotkeys('?', () => setOpened('keys'), byKey)
  // With a modifier it is no single key: it works in a field too, and whoever has switched the others off keeps it.
  useHotkeys('mod+k', () => setOpened('palette'), { useKey: true, preventDefault: true, enableOnFormTags: true })
  usePageKeys(on)

  const switchKeys = (next: boolean) => {
    savePreference('keys', next ? 'on' : 'off')
    setOn(next)
  }
  return (
    <>
      <SearchButton onClick={() => setOpened('palette')} />
      {children}
      <IconButton
        label="Keys"
        icon={<Keyboard className="size-4" aria-hidden="true" />}
        onClick={() => setOpened('keys')}
        className="-mr-1.5 -ml-1.5 max-wide:hidden"
      />
      {opened === 'palette' && <Palette onClose={() => setOpened(null)} openKeys={() => setOpened('keys')} />}
      {opened === 'keys' && <KeysDialog open onOpenChange={() => setOpened(null)} on={on} onSwitch={switchKeys} />}
    </>
  )
}

function SearchButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-haspopup="dialog"
      aria-keyshortcuts="/ Control+K Meta+K"
      className="flex h-[30px] shrink-0 items-center gap-2.5 rounded border border-line-strong bg-background px-2.5 text-ink-3 hover:text-ink roomy:w-[260px] max-roomy:border-transparent"
    >
      <Search className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="max-roomy:sr-only">Account, cluster, role, alarm</span>
      <span className="ml-auto max-roomy:hidden" aria-hidden="true">
        <Kbd>/</Kbd>
      </span>
    </button>
  )
}
