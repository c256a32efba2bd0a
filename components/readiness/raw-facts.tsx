'use client'

import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '@/components/queries/problem-error'
import { factsQuery } from '@/components/queries/readiness'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { FailedState } from '@/components/ui/failed-state'
import { Spinner } from '@/components/ui/spinner'
import { counted } from '@/lib/readiness/words'
import { factEntries } from './fact-entries'

/** What AWS answered, as it was saved: asked for only when somebody wants to see it. */
export function RawFacts({ ecsAccount }: { ecsAccount: string }) {
  return (
    <Disclosure summary="Raw facts" className="border-line border-b">
      {() => <Facts ecsAccount={ecsAccount} />}
    </Disclosure>
  )
}

function Facts({ ecsAccount }: { ecsAccount: string }) {
  const { data: facts, error, isFetching, refetch } = useQuery(factsQuery(ecsAccount))
  if (error) {
    return (
      <FailedState
        title="The facts could not be loaded"
        detail={wordsOf(error)}
        onRetry={() => void refetch()}
        busy={isFetching}
      />
    )
  }
  if (!facts) return <Spinner label="Loading facts" className="my-2" />
  const entries = factEntries(facts)
  if (entries.length === 0) return <p className="py-2 pl-6 text-ink-2">Shipshape has not read any facts yet.</p>
  return (
    <ul className="pb-2 pl-6">
      {entries.map(({ name, region, value }) => (
        <li key={`${region} ${name}`} className="border-line border-t first:border-0">
          <Disclosure
            summary={
              <span>
                <code>{name}</code>
                {region && <span className="text-ink-2"> in {region}</span>}
              </span>
            }
          >
            {() => <FactText name={name} text={JSON.stringify(value, null, 2)} />}
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

/** Lines in sight; a fact of 250 roles would stop the browser. Copy takes all of them. */
const shownLines = 400

function FactText({ name, text }: { name: string; text: string }) {
  const lines = text.split('\n')
  const rest = lines.length - shownLines
  return (
    <div className="grid gap-2 pb-3">
      <CodeBlock lines={lines.slice(0, shownLines).map((line) => ({ text: line }))} label={name} />
      <p className="flex items-center gap-3 text-ink-3 text-small">
        <CopyButton text={text} label={`Copy ${name}`} size="small" />
        {rest > 0 && `${counted(rest, 'more line is', 'more lines are')} in the copy.`}
      </p>
    </div>
  )
}
