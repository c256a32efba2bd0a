'use client'

import dynamic from 'next/dynamic'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

// Waits for the first hover: what places it is heavier than most pages' own code.
const TooltipBubble = dynamic(() => import('./tooltip-bubble').then((module) => module.TooltipBubble), { ssr: false })

const openAfterMs = 400
/** Time to move the pointer from the child onto the words. */
const closeAfterMs = 120

/** What the child must hand on to its element. */
export type TooltipTrigger = {
  onPointerEnter: (event: { currentTarget: Element; pointerType: string }) => void
  onPointerLeave: () => void
  onFocus: (event: FocusEvent) => void
  onBlur: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onClick: () => void
  'aria-describedby': string | undefined
}

/** Words shown while its child has the pointer or the focus. The child must be focusable and say the same to who cannot see. */
export function Tooltip({ text, children }: { text: ReactNode; children: (trigger: TooltipTrigger) => ReactNode }) {
  const [anchor, setAnchor] = useState<Element | null>(null)
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const turn = (next: Element | null, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setAnchor(next), afterMs)
  }
  const close = () => turn(null, 0)
  const trigger: TooltipTrigger = {
    // A finger that taps means what it taps.
    onPointerEnter: ({ currentTarget, pointerType }) => pointerType !== 'touch' && turn(currentTarget, openAfterMs),
    onPointerLeave: () => turn(null, closeAfterMs),
    onFocus: ({ currentTarget }) => currentTarget.matches(':focus-visible') && turn(currentTarget, 0),
    onBlur: close,
    onKeyDown: ({ key }) => key === 'Escape' && close(),
    onClick: close,
    'aria-describedby': anchor ? id : undefined,
  }
  return (
    <>
      {children(trigger)}
      {anchor && (
        <TooltipBubble
          id={id}
          anchor={anchor}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={() => turn(null, closeAfterMs)}
        >
          {text}
        </TooltipBubble>
      )}
    </>
  )
}
