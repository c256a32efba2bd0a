'use client'

import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { Kbd } from './kbd'
import { useFocusReturn } from './use-focus-return'
import { useMediaQuery } from './use-media-query'

type SidePanelProps = {
  /** Name of the panel, read out and shown small on top. */
  label: string
  onClose: () => void
  children: ReactNode
}

/**
 * Beside the page from 900 px on, over it below. Mount it when something is selected: it takes the focus, `Esc` and the
 * button close it, and the focus goes back to where it was.
 */
export function SidePanel({ label, onClose, children }: SidePanelProps) {
  const beside = useMediaQuery('(min-width: 900px)', true)
  const giveFocusBack = useFocusReturn()
  if (beside) return <PanelBeside label={label} onClose={onClose} giveFocusBack={giveFocusBack} body={children} />
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          data-panel
          onCloseAutoFocus={giveFocusBack}
          className="fixed inset-0 z-40 overflow-y-auto overscroll-contain bg-panel px-4 pb-8 [--surface:var(--color-panel)]"
        >
          <PanelHead onClose={onClose}>
            <Dialog.Title className="truncate text-ink-3 text-small">{label}</Dialog.Title>
          </PanelHead>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type PanelBesideProps = Omit<SidePanelProps, 'children'> & { giveFocusBack: () => void; body: ReactNode }

function PanelBeside({ label, onClose, giveFocusBack, body }: PanelBesideProps) {
  const panel = useRef<HTMLElement>(null)
  const leave = useEffectEvent(giveFocusBack)
  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
    return () => leave()
  }, [])
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      data-panel
      onKeyDown={closeOnEscape}
      className={clsx(
        'sticky top-[var(--top-bar)] h-[calc(100dvh-var(--top-bar))] w-[clamp(340px,32vw,440px)] shrink-0 overflow-y-auto overscroll-contain',
        'border-line border-l bg-panel [--surface:var(--color-panel)] px-5 pb-6 outline-none max-wide:hidden',
      )}
    >
      <PanelHead onClose={onClose}>
        <p className="truncate text-ink-3 text-small">{label}</p>
      </PanelHead>
      {body}
    </aside>
  )
}

function PanelHead({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <div className="sticky top-0 z-10 flex h-12 items-center justify-between gap-4 bg-panel">
      {children}
      <button
        type="button"
        onClick={onClose}
        aria-label="Close the panel"
        className="-mr-1 grid size-8 shrink-0 place-items-center rounded hover:bg-hover"
      >
        <span className="max-wide:hidden">
          <Kbd>Esc</Kbd>
        </span>
        <X className="size-4 wide:hidden" aria-hidden="true" />
      </button>
    </div>
  )
}
