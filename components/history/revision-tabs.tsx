'use client'

import { useQueryStates } from 'nuqs'
import { type ReactNode, useTransition } from 'react'
import { Tabs } from '@/components/ui/tabs'
import { revisionParsers, revisionTabs } from './revision-view'

/** What a revision changed, the registry that it left, or that as Clouddriver's file: the server sends the one that is seen. */
export function RevisionTabs({ children }: { children: ReactNode }) {
  const [isLoading, startTransition] = useTransition()
  const [{ tab }, setView] = useQueryStates(revisionParsers, {
    history: 'push',
    scroll: false,
    shallow: false,
    startTransition,
  })
  const content = (
    <div aria-busy={isLoading} className={isLoading ? 'cursor-progress' : undefined}>
      {children}
    </div>
  )
  return (
    <div className="mt-4">
      <Tabs
        label="Forms of the revision"
        value={tab}
        onValueChange={(id) => void setView({ tab: revisionTabs.find((each) => each === id) ?? 'changes' })}
        tabs={[
          { id: 'changes', label: 'Changes', content },
          { id: 'registry', label: 'Registry', content },
          { id: 'yaml', label: 'clouddriver-local.yml', content },
        ]}
      />
    </div>
  )
}
