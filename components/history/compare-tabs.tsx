'use client'

import { useQueryStates } from 'nuqs'
import { ChangeList } from '@/components/accounts/change-list'
import { ChangedLines } from '@/components/export/changed-lines'
import { diffLines, withContext } from '@/components/export/diff-lines'
import { Tabs } from '@/components/ui/tabs'
import type { RegistryChange } from '@/lib/registry/registry-change'
import { revisionParsers, revisionTabs } from './revision-view'

type CompareTabsProps = { changes: readonly RegistryChange[]; before: string; after: string }

/** Two revisions beside each other: as changes, and as lines of Clouddriver's file. */
export function CompareTabs({ changes, before, after }: CompareTabsProps) {
  const [{ tab }, setView] = useQueryStates(revisionParsers, { history: 'push', scroll: false })
  return (
    <div className="mt-4">
      <Tabs
        label="Forms of the comparison"
        value={tab === 'yaml' ? 'yaml' : 'changes'}
        onValueChange={(id) => void setView({ tab: revisionTabs.find((each) => each === id) ?? 'changes' })}
        tabs={[
          { id: 'changes', label: 'Changes', content: <ChangeList changes={changes} most={100} /> },
          { id: 'yaml', label: 'clouddriver-local.yml', content: <Lines before={before} after={after} /> },
        ]}
      />
    </div>
  )
}

function Lines({ before, after }: { before: string; after: string }) {
  const lines = withContext(diffLines(before, after), 3)
  if (lines.length === 0) {
    return <p className="py-3 text-ink-2">The file is the same in both: what changed is Shipshape’s own.</p>
  }
  return (
    <div className="mt-3">
      <ChangedLines label="clouddriver-local.yml, changed lines marked" lines={lines} />
    </div>
  )
}
