'use client'

import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react-dom'
import type { ComponentProps } from 'react'
import { createPortal } from 'react-dom'

type TooltipBubbleProps = Pick<ComponentProps<'div'>, 'id' | 'children' | 'onPointerEnter' | 'onPointerLeave'> & {
  anchor: Element
}

const besides = [offset(6), flip({ padding: 8 }), shift({ padding: 8 })]

/** The words of a tooltip, above its anchor or where there is room. */
export function TooltipBubble({ anchor, ...content }: TooltipBubbleProps) {
  const { refs, floatingStyles } = useFloating({
    placement: 'top',
    strategy: 'fixed',
    middleware: besides,
    elements: { reference: anchor },
    whileElementsMounted: autoUpdate,
  })
  return createPortal(
    <div
      {...content}
      ref={refs.setFloating}
      role="tooltip"
      style={floatingStyles}
      className="z-50 max-w-72 rounded bg-ink px-2 py-1 text-background text-small"
    />,
    document.body,
  )
}
