import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { SideScroll } from './side-scroll'

export type CodeLine = {
  text: string
  /** Colour and sign of the line; unmarked lines are context. */
  tone?: 'pass' | 'fail' | 'warn' | 'unknown' | undefined
  /** Stands where the line number would: `+`, `−`. */
  sign?: string | undefined
  note?: ReactNode
  /** Its number where lines before it are left out. */
  number?: number | undefined
  id?: string | undefined
}

const tones = {
  pass: { line: 'bg-pass-tint border-pass', note: 'text-pass' },
  fail: { line: 'bg-fail-tint border-fail', note: 'text-fail' },
  warn: { line: 'bg-warn-tint border-warn-shape', note: 'text-warn' },
  unknown: { line: 'bg-unknown-tint border-unknown border-dashed', note: 'text-unknown' },
} as const

/** Lines of text or code as written, numbered, the deciding ones marked. Long lines scroll in their own frame. */
export function CodeBlock({
  lines,
  label,
  wrap = false,
}: {
  lines: readonly CodeLine[]
  label: string
  wrap?: boolean
}) {
  return (
    <SideScroll label={label} className="rounded border border-line bg-well py-1.5">
      <ol className={clsx('font-mono text-small leading-[19px]', !wrap && 'w-max min-w-full')}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <CodeRow key={index} line={line} number={line.number ?? index + 1} wrap={wrap} />
        ))}
      </ol>
    </SideScroll>
  )
}

/** A forced colour would draw a transparent edge too. */
const unmarked = 'border-transparent forced-colors:border-l-0 forced-colors:pl-2'

function CodeRow({ line, number, wrap }: { line: CodeLine; number: number; wrap: boolean }) {
  const tone = line.tone && tones[line.tone]
  return (
    <li
      id={line.id}
      className={clsx(
        'flex border-l-2 pr-3',
        tone ? `${tone.line} forced-colors:border-l-8` : unmarked,
        line.id && 'scroll-mt-24',
      )}
    >
      <span aria-hidden={line.sign === undefined} className="w-9 shrink-0 select-none pr-3 text-right text-ink-3">
        {line.sign ?? number}
      </span>
      <code className={wrap ? 'whitespace-pre-wrap break-words' : 'whitespace-pre'}>{line.text || ' '}</code>
      {line.note && (
        <span className={clsx('whitespace-pre pl-4 font-sans', tone?.note ?? 'text-ink-2')}>{line.note}</span>
      )}
    </li>
  )
}
