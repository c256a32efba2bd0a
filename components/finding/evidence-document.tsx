import { CodeBlock, type CodeLine } from '@/components/ui/code-block'
import { Disclosure } from '@/components/ui/disclosure'
import type { DocumentLine, Evidence } from '@/lib/readiness/evidence'
import { decidingLines } from './deciding-lines'

type Document = Extract<Evidence, { kind: 'document' }>

const marks = {
  admits: { tone: 'pass', sign: '✓' },
  denies: { tone: 'fail', sign: '✕' },
  conditional: { tone: 'warn', sign: '?' },
  added: { tone: 'pass', sign: '+' },
  removed: { tone: 'fail', sign: '−' },
} as const satisfies Record<NonNullable<DocumentLine['mark']>, Pick<CodeLine, 'tone' | 'sign'>>

/** The lines of a document that decide, marked, with what they decide beside them; the whole document one press away. */
export function EvidenceDocument({ document }: { document: Document }) {
  const lines = document.lines.map(
    ({ text, mark, note }, index): CodeLine => ({ text, note, number: index + 1, ...(mark && marks[mark]) }),
  )
  const label = document.title || 'Document'
  const deciding = decidingLines(lines)
  if (deciding === null) return <CodeBlock lines={lines} label={label} />
  return (
    <div className="min-w-0">
      <CodeBlock lines={deciding} label={`${label}: the lines that decide`} />
      <Disclosure summary={<span className="text-link">Show the whole document</span>}>
        <CodeBlock lines={lines} label={label} />
      </Disclosure>
    </div>
  )
}
