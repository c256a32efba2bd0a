'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Segmented } from '@/components/ui/segmented'
import { counted } from '@/lib/readiness/words'
import { ChangedLines } from './changed-lines'
import { countChanges, diffLines, withContext } from './diff-lines'
import { downloadText } from './download-text'

/** A merged file: which lines changed, or the whole; copy and download. */
export function MergedFile({ before, after }: { before: string; after: string }) {
  const [shown, setShown] = useState<'changes' | 'whole'>('changes')
  const lines = diffLines(before, after)
  const { added, removed } = countChanges(lines)
  const drawn = shown === 'changes' ? withContext(lines, 3) : lines
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton text={after} label="Copy the merged file" />
        <Button variant="primary" onClick={() => downloadText('clouddriver-local.yml', after)}>
          <Download className="size-3.5" aria-hidden="true" /> Download
        </Button>
        <p className="mr-auto text-ink-2">
          {added + removed === 0
            ? 'No changes: your file already has everything.'
            : `${counted(added, 'line')} added, ${removed} removed`}
        </p>
        {added + removed > 0 && (
          <Segmented
            label="What is shown"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'changes', label: 'Changes' },
              { value: 'whole', label: 'Whole file' },
            ]}
          />
        )}
      </div>
      {drawn.length > 0 && <ChangedLines label="The merged file, changed lines marked" lines={drawn} />}
    </>
  )
}
