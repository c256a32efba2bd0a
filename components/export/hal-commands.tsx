'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { halCommandsQuery } from '@/components/queries/registry-files'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'

/** The same accounts as Halyard's commands. */
export function HalCommands() {
  const { data: commands } = useSuspenseQuery(halCommandsQuery)
  const lines = commands.replace(/\n$/, '').split('\n')
  return (
    <>
      <p className="mt-3 max-w-prose text-ink-2">
        The set-up page says that Halyard support is in progress. Halyard has these commands, but Halyard itself is
        retired: prefer the file. Comments name what Halyard has no option for.
      </p>
      <div className="my-3">
        <CopyButton text={commands} label="Copy the hal commands" />
      </div>
      <CodeBlock label="hal commands" lines={lines.map((text) => ({ text }))} />
    </>
  )
}
