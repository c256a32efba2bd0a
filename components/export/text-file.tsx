'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { counted } from '@/lib/readiness/words'
import { downloadText } from './download-text'

/** A file as it is; copy and download. */
export function TextFile({ name, text }: { name: string; text: string }) {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    <>
      <div className="mt-3 mb-3 flex flex-wrap items-center gap-2">
        <CopyButton text={text} label={`Copy ${name}`} />
        <Button onClick={() => downloadText(name, text)}>
          <Download className="size-3.5" aria-hidden="true" /> Download
        </Button>
        <span className="text-ink-3 text-small">{counted(lines.length, 'line')}</span>
      </div>
      <CodeBlock label={name} lines={lines.map((line) => ({ text: line }))} />
    </>
  )
}
