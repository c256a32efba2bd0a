'use client'

import { useState } from 'react'
import { ProblemList } from '@/components/fields/problem-list'
import { YamlInput } from '@/components/fields/yaml-input'
import { ProblemError, wordsOf } from '@/components/queries/problem-error'
import { useMergeYaml } from '@/components/queries/registry-files'
import { Button } from '@/components/ui/button'
import { FailedState } from '@/components/ui/failed-state'
import type { MergeAnswer } from '@/lib/contracts/registry'
import { counted } from '@/lib/readiness/words'
import { MergedFile } from './merged-file'

/** The registry's accounts put into a team's own file, with what that changes. Nothing is kept of the file. */
export function Merge() {
  const [text, setText] = useState('')
  const merge = useMergeYaml()
  return (
    <div className="mt-3 grid gap-x-8 gap-y-6 @min-[900px]:grid-cols-2">
      <section aria-label="Your file" className="grid min-w-0 content-start gap-3">
        <YamlInput
          label="Your clouddriver-local.yml"
          placeholder="# your file, comments and all"
          text={text}
          onText={(file, isFile) => {
            setText(file)
            merge.reset()
            if (isFile) merge.mutate(file)
          }}
        />
        <div>
          <Button
            variant="primary"
            disabled={text.trim() === ''}
            busy={merge.isPending}
            onClick={() => merge.mutate(text)}
          >
            Merge
          </Button>
        </div>
      </section>
      <section aria-label="The merged file" aria-live="polite" className="grid min-w-0 content-start gap-3">
        <Outcome text={text} merged={merge.data ?? null} error={merge.error} onRetry={() => merge.mutate(text)} />
      </section>
    </div>
  )
}

type OutcomeProps = { text: string; merged: MergeAnswer | null; error: Error | null; onRetry: () => void }

function Outcome({ text, merged, error, onRetry }: OutcomeProps) {
  if (error instanceof ProblemError && error.problems.length > 0) {
    return (
      <>
        <h2 className="font-semibold text-fail text-title">Refused: your file is unchanged</h2>
        <ProblemList problems={error.problems} text={text} />
      </>
    )
  }
  if (error) return <FailedState title="The file was not merged" detail={wordsOf(error)} onRetry={onRetry} />
  if (merged === null) {
    return (
      <p className="rounded-card border border-line border-dashed px-4 py-10 text-center text-ink-2">
        Merging keeps your comments, order, anchors and every other key. The changed lines appear here; Shipshape does
        not store the file.
      </p>
    )
  }
  return (
    <>
      <MergedFile before={text} after={merged.text} />
      {merged.problems.length > 0 && (
        <section aria-label="Warnings about your file" className="grid min-w-0 gap-3">
          <h2 className="font-semibold text-title text-warn">
            {counted(merged.problems.length, 'warning')} about your file
          </h2>
          <ProblemList problems={merged.problems} text={text} />
        </section>
      )}
    </>
  )
}
