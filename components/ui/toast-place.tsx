'use client'

import { useEffect } from 'react'
import { Toaster as Sonner } from 'sonner'
import { toastsArePlaced } from './toast'

/** Where toasts appear. */
export function ToastPlace() {
  // After its own effects, with which it begins to listen.
  useEffect(toastsArePlaced, [])
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
