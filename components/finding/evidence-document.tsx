import { CodeBlock, type CodeLine } from '@/components/ui/code-block'
import type { DocumentLine, Evidence } from '@/lib/readiness/evidence'

type Document = Extract<Evidence, { kind: 'document' }>

const marks = {
  admits: { tone: 'pass', sign: '✓' },
  denies: { tone: 'fail', sign: '✕' },
  conditional: { tone: 'warn', sign: '?' },
  added: { tone: 'pass', sign: '+' },
  removed: { tone: 'fail', sign: '−' },
} as const satisfies Record<NonNullable<DocumentLine['mark']>, Pick<CodeLine, 'tone' | 'sign'>>

/** A document as it is, with the lines that decide marked and what they decide beside them. */
export function EvidenceDocument({ document }: { document: Document }) {
  const lines = document.lines.map(({ text, mark, note }) => ({ text, note, ...(mark && marks[mark]) }))
  return <CodeBlock lines={lines} label={document.title || 'Document'} />
}
