'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export type Tab = { id: string; label: string; content: ReactNode }

type TabsProps = {
  tabs: readonly Tab[]
  /** Read out as the name of the row of tabs. */
  label: string
  /** Sits at the right end of the row: a link that belongs to all tabs. */
  aside?: ReactNode
  /** Controlled, where the choice is in the URL. */
  value?: string
  onValueChange?: (id: string) => void
}

/** Several views of one thing, one at a time. Arrow keys move between them. */
export function Tabs({ tabs, label, aside, value, onValueChange }: TabsProps) {
  const first = tabs[0]?.id
  return (
    <Radix.Root
      className="min-w-0"
      {...(value === undefined ? { ...(first !== undefined && { defaultValue: first }) } : { value })}
      {...(onValueChange && { onValueChange })}
    >
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 border-line border-b">
        <Radix.List aria-label={label} className="flex min-w-0 gap-x-4 max-bar:gap-x-3">
          {tabs.map(({ id, label: text }) => (
            <Radix.Trigger
              key={id}
              value={id}
              className="-mb-px min-w-6 border-transparent border-b py-1.5 text-ink-2 hover:text-ink data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {text}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside}
      </div>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="rounded">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
