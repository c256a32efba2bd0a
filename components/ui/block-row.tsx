'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/**
 * A row of a BlockTable. Where there is no room for columns it is a block of a bounded height; what it cuts off is one press
 * away. Whether it cuts is measured, so that no button opens nothing.
 */
export function BlockRow({ columns, children }: { columns: number; children: ReactNode }) {
  const row = useRef<HTMLTableRowElement>(null)
  const [isCut, setCut] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const element = row.current
    if (element === null) return
    const observer = new ResizeObserver(() => setCut(element.scrollHeight > element.clientHeight + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <tr
      ref={row}
      className={clsx(
        'border-line border-b @max-[560px]:relative @max-[560px]:block @max-[560px]:py-2',
        !isOpen && '@max-[560px]:print:max-h-none @max-[560px]:max-h-[156px] @max-[560px]:overflow-hidden',
      )}
    >
      {children}
      {(isCut || isOpen) && (
        <td
          colSpan={columns}
          className={clsx(
            'print:hidden @min-[560px]:hidden @max-[560px]:block',
            !isOpen && 'absolute inset-x-0 bottom-0 bg-[var(--surface,var(--color-background))]',
          )}
        >
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="inline-link min-h-7 text-small"
          >
            {isOpen ? 'Show less' : 'Show all'}
          </button>
        </td>
      )}
    </tr>
  )
}
