'use client'

import { CopyButton } from '@/components/ui/copy-button'

/** A secret that is on screen this once. */
export function ShownOnce({ what, text, children }: { what: string; text: string; children: string }) {
  return (
    <div role="status" className="grid gap-2 rounded border border-line bg-panel px-3 py-2.5">
      <p>{children}</p>
      <code className="wrap-anywhere font-mono text-small">{text}</code>
      <div>
        <CopyButton text={text} label={`Copy the ${what}`} size="small" />
      </div>
    </div>
  )
}
