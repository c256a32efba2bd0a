'use client'

import { useQueryStates } from 'nuqs'
import { ChangeList } from '@/components/accounts/change-list'
import { TextFile } from '@/components/export/text-file'
import { Tabs } from '@/components/ui/tabs'
import type { Registry } from '@/lib/registry/registry'
import type { RegistryChange } from '@/lib/registry/registry-change'
import { RegistryList } from './registry-list'
import { revisionParsers, revisionTabs } from './revision-view'

type RevisionTabsProps = { registry: Registry; yaml: string; changes: readonly RegistryChange[] }

/** What a revision changed, the registry that it left, and that as Clouddriver's file. */
export function RevisionTabs({ registry, yaml, changes }: RevisionTabsProps) {
  const [{ tab }, setView] = useQueryStates(revisionParsers, { history: 'push', scroll: false })
  return (
    <div className="mt-4">
      <Tabs
        label="Forms of the revision"
        value={tab}
        onValueChange={(id) => void setView({ tab: revisionTabs.find((each) => each === id) ?? 'changes' })}
        tabs={[
          { id: 'changes', label: 'Changes', content: <Changes changes={changes} /> },
          { id: 'registry', label: 'Registry', content: <RegistryList registry={registry} /> },
          {
            id: 'yaml',
            label: 'clouddriver-local.yml',
            content: <TextFile name="clouddriver-local.yml" text={yaml} />,
          },
        ]}
      />
    </div>
  )
}

function Changes({ changes }: { changes: readonly RegistryChange[] }) {
  if (changes.length === 0) return <p className="py-3 text-ink-2">Nothing was written under this number.</p>
  return <ChangeList changes={changes} tense="past" most={100} />
}
