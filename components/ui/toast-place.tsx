'use client'

import { Toaster as Sonner } from 'sonner'

/** Where `toast(…)` of sonner appears: for the outcome of an action that is not seen in place. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      offset={{ bottom: 'calc(var(--bottom-bar) + 16px)' }}
      mobileOffset={{ bottom: 'calc(var(--bottom-bar) + 8px)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-start gap-3 rounded-card border border-line-strong bg-card px-3 py-2.5 font-sans text-body text-ink shadow-panel',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-ink-2',
          icon: 'mt-0.5',
          actionButton: 'shrink-0 font-medium text-link',
        },
      }}
    />
  )
}
