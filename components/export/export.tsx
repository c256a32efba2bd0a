'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Tabs } from '@/components/ui/tabs'
import type { ExportMark } from '@/lib/readiness/export-marks'
import { ExportSentence } from './export-sentence'
import { exportParsers, exportTabs } from './export-view'
import { HalCommands } from './hal-commands'
import { WholeFile } from './whole-file'

// The comparison is not in the first load: it comes with the tab that needs it.
const Merge = dynamic(() => import('./merge').then((module) => module.Merge))

/** The registry as Clouddriver reads it, and what to do with it. */
export function Export({ marks }: { marks: readonly ExportMark[] }) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const [{ tab }, setView] = useQueryStates(exportParsers, { history: 'push', scroll: false })
  const accounts = registry.awsAccounts.length + registry.ecsAccounts.length
  return (
    <Page width="full">
      {accounts === 0 ? (
        <NothingToExport />
      ) : (
        <>
          <ExportSentence registry={registry} marks={marks} />
          <div className="mt-5">
            <Tabs
              label="Forms of the export"
              value={tab}
              onValueChange={(id) => void setView({ tab: exportTabs.find((each) => each === id) ?? 'file' })}
              tabs={[
                {
                  id: 'file',
                  label: 'clouddriver-local.yml',
                  content: <WholeFile registry={registry} marks={marks} />,
                },
                { id: 'merge', label: 'Merge into your file', content: <Merge /> },
                { id: 'hal', label: 'hal commands', content: <HalCommands /> },
              ]}
            />
          </div>
        </>
      )}
    </Page>
  )
}

function NothingToExport() {
  const { mayEdit } = useShell().person
  return (
    <EmptyState
      title="Nothing to export yet"
      actions={
        mayEdit && (
          <>
            <LinkButton href="/accounts?new=mapping" variant="primary">
              Add a mapping
            </LinkButton>
            <LinkButton href="/accounts?import=open">Import a clouddriver YAML</LinkButton>
          </>
        )
      }
    >
      Shipshape writes the file from the registry: AWS accounts, ECS accounts and settings.
    </EmptyState>
  )
}
