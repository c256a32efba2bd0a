'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { exportYamlPath, exportYamlQuery } from '@/components/queries/registry-files'
import { buttonStyle } from '@/components/ui/button-style'
import { CodeBlock, type CodeLine } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import type { ExportMark } from '@/lib/readiness/export-marks'
import { byUrgency } from '@/lib/readiness/status'
import type { Registry } from '@/lib/registry/registry'
import { FileNotes } from './file-notes'
import { lineId } from './line-id'
import { LineNotes } from './line-notes'

type WholeFileProps = { registry: Registry; marks: readonly ExportMark[] }

/** The whole file with its marked lines, and what to do with it beside. */
export function WholeFile({ registry, marks }: WholeFileProps) {
  const { data: yaml } = useSuspenseQuery(exportYamlQuery)
  const lines = yaml.replace(/\n$/, '').split('\n')
  return (
    <>
      <div className="mt-3 mb-3 flex flex-wrap items-center gap-2">
        <CopyButton text={yaml} label="Copy clouddriver-local.yml" />
        <a href={exportYamlPath} download="clouddriver-local.yml" className={buttonStyle({ variant: 'primary' })}>
          <Download className="size-3.5" aria-hidden="true" /> Download
        </a>
        <span className="text-ink-3 text-small">
          {lines.length} lines, revision {registry.revision}
        </span>
      </div>
      <div className="grid items-start gap-x-8 gap-y-6 @min-[900px]:grid-cols-[minmax(0,1fr)_320px]">
        <CodeBlock
          label="clouddriver-local.yml"
          lines={lines.map((text, index) =>
            drawnLine(
              text,
              marks.filter(({ line }) => line === index + 1),
            ),
          )}
        />
        <FileNotes registry={registry} marks={marks} />
      </div>
    </>
  )
}

function drawnLine(text: string, marks: readonly ExportMark[]): CodeLine {
  const worst = worstMark(marks)
  if (worst === null) return { text }
  return { text, tone: worst.status, note: <LineNotes marks={marks} />, id: lineId(worst.line) }
}

/** The mark that gives its line the colour; null for a line without marks. */
function worstMark(marks: readonly ExportMark[]): ExportMark | null {
  return marks.toSorted((a, b) => byUrgency(a.status, b.status))[0] ?? null
}
