'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusReturn } from './use-focus-return'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** Read out with the title; null where the title says all. */
  description?: string
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  width?: 'narrow' | 'wide'
  children?: ReactNode
}

/** A question or a form that must be answered or left before one goes on. `Esc` leaves. */
export function Dialog({ open, onOpenChange, ...content }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Content {...content} />
      </Radix.Portal>
    </Radix.Root>
  )
}

type ContentProps = Omit<DialogProps, 'open' | 'onOpenChange'>

/** Mounted each time the dialog opens. */
function Content({ title, description, actions, width = 'narrow', children }: ContentProps) {
  const giveFocusBack = useFocusReturn()
  return (
    <Radix.Content
      {...(description === undefined && { 'aria-describedby': undefined })}
      onCloseAutoFocus={giveFocusBack}
      className={`-translate-x-1/2 fixed top-[8dvh] left-1/2 z-40 flex max-h-[84dvh] w-[calc(100vw-24px)] flex-col rounded-card border border-line bg-card shadow-panel ${
        width === 'wide' ? 'max-w-3xl' : 'max-w-md'
      }`}
    >
      <div className="flex items-start gap-4 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <Radix.Title className="py-1 font-semibold text-title">{title}</Radix.Title>
          {description && <Radix.Description className="text-ink-2">{description}</Radix.Description>}
        </div>
        <Radix.Close
          aria-label="Close"
          className="-mr-1.5 grid size-7 place-items-center rounded text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X className="size-4" aria-hidden="true" />
        </Radix.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 pb-4">{children}</div>
      {actions && <div className="flex justify-end gap-2 border-line border-t px-4 py-3">{actions}</div>}
    </Radix.Content>
  )
}
