import { CodeBlock } from '@/components/ui/code-block'
import type { DiffLine } from './diff-lines'

/** Lines of a comparison, those that were added and removed marked. */
export function ChangedLines({ label, lines }: { label: string; lines: readonly DiffLine[] }) {
  return (
    <CodeBlock
      label={label}
      lines={lines.map(({ kind, text, number }) => ({
        text,
        sign: kind === 'same' || kind === 'gap' ? String(number ?? '⋯') : kind === 'added' ? '+' : '−',
        ...(kind === 'added' && { tone: 'pass' as const }),
        ...(kind === 'removed' && { tone: 'fail' as const }),
      }))}
    />
  )
}
