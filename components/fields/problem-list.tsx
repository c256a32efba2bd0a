import { StatusIcon } from '@/components/finding/status-icon'
import { CodeBlock } from '@/components/ui/code-block'
import type { Issue } from '@/lib/contracts/problem'
import { excerptOf } from './excerpt'

/** What is wrong with a text that was sent, each with its place and the line itself. */
export function ProblemList({ problems, text }: { problems: readonly Issue[]; text: string }) {
  return (
    <ul className="grid gap-3">
      {problems.map((problem) => (
        <Problem
          key={`${problem.line}:${problem.column}:${problem.path}:${problem.message}`}
          problem={problem}
          text={text}
        />
      ))}
    </ul>
  )
}

function Problem({ problem: { severity, line, column, path, message }, text }: { problem: Issue; text: string }) {
  const isError = severity === 'error'
  const excerpt = line === null ? [] : excerptOf(text, line)
  return (
    <li className="grid min-w-0 gap-1.5">
      <p className="flex items-start gap-2">
        <StatusIcon status={isError ? 'fail' : 'warn'} small className="mt-0.5" />
        <span className="min-w-0 break-words">
          <span className={isError ? 'text-fail' : 'text-warn'}>{isError ? 'Error' : 'Warning'}</span>
          {line !== null && (
            <>
              {' '}
              at {line}:{column ?? 1}
            </>
          )}
          {path && (
            <>
              {' '}
              <code className="text-ink-2">{path}</code>
            </>
          )}
          . {message}
        </span>
      </p>
      {excerpt.length > 0 && (
        <CodeBlock
          label={`Line ${line} of the text`}
          lines={excerpt.map((each) => ({
            text: each.text,
            sign: String(each.line),
            ...(each.line === line && { tone: isError ? ('fail' as const) : ('warn' as const) }),
          }))}
        />
      )}
    </li>
  )
}
