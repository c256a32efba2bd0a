'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemList } from '@/components/fields/problem-list'
import { YamlInput } from '@/components/fields/yaml-input'
import { latestRevisionQuery } from '@/components/queries/history'
import { ProblemError, wordsOf } from '@/components/queries/problem-error'
import { useImportYaml } from '@/components/queries/registry-files'
import { Page } from '@/components/shell/page'
import { useRefresh } from '@/components/shell/refresh-provider'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'
import type { ImportAnswer } from '@/lib/contracts/registry'
import { hasErrors } from '@/lib/registry/issue'
import type { Registry } from '@/lib/registry/registry'
import { type AccountsView, nothingOpen } from './accounts-view'
import { ChangeList } from './change-list'
import { ecsAccountsOf } from './changed-ecs-accounts'
import { changesInWords } from './changes-in-words'
import { FromOrganization } from './from-organization'
import { FromSpinnaker } from './from-spinnaker'
import { SavedNotice } from './saved-notice'
import type { LinkTo } from './use-accounts-view'

const example = `aws:
  enabled: true
  accounts:
    - name: aws-account-name
      accountId: "123456789012"
ecs:
  enabled: true
  accounts:
    - name: ecs-account-name
      awsAccount: aws-account-name`

type ImportProps = { registry: Registry; linkTo: LinkTo; source: Source }
type Source = NonNullable<AccountsView['import']>

/** Import of a clouddriver YAML: a dry run first, then the whole or nothing. */
export function Import({ registry, linkTo, source }: ImportProps) {
  const refresh = useRefresh()
  const [text, setText] = useState('')
  const preview = useImportYaml()
  const apply = useImportYaml()
  const client = useQueryClient()
  /** Revision of the registry that the dry run was of: another one is not written over unseen. */
  const [read, setRead] = useState(registry.revision)
  const run = async (file: string) => {
    apply.reset()
    const current = await client.fetchQuery(latestRevisionQuery).catch(() => registry.revision)
    setRead(current)
    preview.mutate({ text: file, dryRun: true, revision: current })
  }
  const write = (file: string, isFile: boolean) => {
    setText(file)
    preview.reset()
    apply.reset()
    // A whole file is shown at once; while one pastes or types nothing is sent.
    if (isFile) void run(file)
  }
  const importIt = () => apply.mutate({ text, dryRun: false, revision: read }, { onSuccess: () => refresh() })
  return (
    <Page>
      <p className="mb-1">
        <a {...linkTo(nothingOpen)} className="text-link">
          Accounts
        </a>
      </p>
      <h1 className="font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">Import a clouddriver YAML</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        The import adds accounts or replaces them by name; it deletes nothing. The dry run shows each field that would
        change. One error stops the whole import.
      </p>
      <div className="mt-5 grid gap-6 @min-[900px]:grid-cols-2">
        <section aria-label="The file" className="grid min-w-0 content-start gap-3">
          <Sources linkTo={linkTo} source={source} />
          {source === 'organization' && <FromOrganization registry={registry} onFile={(file) => write(file, true)} />}
          {source === 'spinnaker' && <FromSpinnaker registry={registry} onFile={(file) => write(file, true)} />}
          <YamlInput
            label="clouddriver.yml or clouddriver-local.yml"
            text={text}
            onText={write}
            placeholder={example}
          />
          <div>
            <Button
              variant={preview.data ? 'secondary' : 'primary'}
              disabled={text.trim() === ''}
              busy={preview.isPending}
              onClick={() => void run(text)}
            >
              Show what it would change
            </Button>
          </div>
        </section>
        <section aria-label="What it would change" aria-live="polite" className="grid min-w-0 content-start gap-4">
          {apply.data ? (
            <Imported
              answer={apply.data}
              registry={registry}
              revision={read + 1}
              onUndone={() => {
                preview.reset()
                apply.reset()
              }}
            />
          ) : (
            <Outcome
              text={text}
              answer={preview.data ?? null}
              error={apply.error ?? preview.error}
              onRetry={() => void run(text)}
              isApplying={apply.isPending}
              onApply={importIt}
            />
          )}
        </section>
      </div>
    </Page>
  )
}

const sources: Record<Source, string> = {
  open: 'A file',
  organization: 'An AWS organization',
  spinnaker: 'A Spinnaker',
}

/** Where the accounts come from. To ask an address takes an admin. */
function Sources({ linkTo, source }: Pick<ImportProps, 'linkTo' | 'source'>) {
  const { isAdmin } = useShell().person
  const offered = (['open', 'organization', 'spinnaker'] as const).filter((each) => isAdmin || each !== 'spinnaker')
  return (
    <nav aria-label="Import from" className="flex flex-wrap gap-x-4 border-line border-b">
      {offered.map((each) => (
        <a
          key={each}
          {...linkTo({ ...nothingOpen, import: each })}
          aria-current={each === source ? 'page' : undefined}
          className="-mb-px min-h-8 border-transparent border-b py-1.5 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
        >
          {sources[each]}
        </a>
      ))}
    </nav>
  )
}

type OutcomeProps = {
  text: string
  answer: ImportAnswer | null
  error: Error | null
  onRetry: () => void
  isApplying: boolean
  onApply: () => void
}

function Outcome({ text, answer, error, onRetry, isApplying, onApply }: OutcomeProps) {
  if (error instanceof ProblemError && error.problems.length > 0) {
    return (
      <>
        <h2 className="font-semibold text-fail text-title">Refused: the import would change nothing</h2>
        <ProblemList problems={error.problems} text={text} />
      </>
    )
  }
  if (error) {
    const isStale = error instanceof ProblemError && error.status === 412
    return (
      <FailedState
        title={isStale ? 'Somebody else has changed the registry' : 'The file was not imported'}
        detail={
          isStale ? 'Nothing was imported. Run the dry run again: its answer may be different now.' : wordsOf(error)
        }
        onRetry={onRetry}
      />
    )
  }
  if (answer === null) {
    return (
      <p className="rounded-card border border-line border-dashed px-4 py-10 text-center text-ink-2">
        The changes appear here before anything is written.
      </p>
    )
  }
  const { changes, problems } = answer
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-title">{changesInWords(changes)}</h2>
        {changes.length > 0 && !hasErrors(problems) && (
          <Button variant="primary" busy={isApplying} onClick={onApply}>
            Import
          </Button>
        )}
      </div>
      {problems.length > 0 && <ProblemList problems={problems} text={text} />}
      <ChangeList changes={changes} most={100} />
    </>
  )
}

type ImportedProps = { answer: ImportAnswer; registry: Registry; revision: number; onUndone: () => void }

function Imported({ answer: { changes }, registry, revision, onUndone }: ImportedProps) {
  return (
    <>
      <SavedNotice
        what="The import"
        ecsAccounts={ecsAccountsOf(changes, registry)}
        revisions={[revision]}
        onUndone={onUndone}
      />
      <ChangeList changes={changes} most={100} />
    </>
  )
}
