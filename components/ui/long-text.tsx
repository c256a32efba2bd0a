'use client'

import { type ReactNode, useState } from 'react'

/** Characters that three lines of a narrow column hold. */
const longFrom = 130

/** Text of a cell; where columns have no room and it is long, its first lines and a button for the rest. */
export function LongText({ text, children = text }: { text: string; children?: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  if (text.length < longFrom) return children
  return (
    <>
      <span className={isOpen ? undefined : '@max-[560px]:line-clamp-3'}>{children}</span>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="inline-link text-small @min-[560px]:hidden"
      >
        {isOpen ? 'Show less' : 'Show all'}
      </button>
    </>
  )
}
