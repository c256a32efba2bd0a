'use client'

import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import type { ButtonLook } from './button-style'
import { copyText } from './copy-text'

type CopyButtonProps = ButtonLook & {
  /** A function is asked when the button is pressed. */
  text: string | (() => string)
  /** What is copied, for those who hear the page: "Copy the command". */
  label: string
  children?: string
}

const outcomes = {
  idle: { icon: Copy, said: '' },
  copied: { icon: Check, said: 'Copied' },
  refused: {
    icon: TriangleAlert,
    said: 'The browser denied access to the clipboard. Select the text and copy it yourself',
  },
} as const

/** Copies text and says whether that worked, in place. */
export function CopyButton({ text, label, children = 'Copy', ...look }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof outcomes>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 2500)
    return () => clearTimeout(timer)
  }, [outcome])
  const { icon: Icon, said } = outcomes[outcome]
  return (
    <>
      <Button
        {...look}
        aria-label={label}
        onClick={async () =>
          setOutcome((await copyText(typeof text === 'string' ? text : text())) ? 'copied' : 'refused')
        }
      >
        <Icon className="size-3.5" aria-hidden="true" />
        {outcome === 'idle' ? children : outcome === 'copied' ? 'Copied' : 'Not copied'}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
