import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { groupNames } from '@/lib/readiness/group'
import { type AccountRow, countRows, mainBlocker, type RowStatus } from './account-row'
import { rowText } from './row-words'
import type { LinkTo } from './use-readiness-view'

type SentenceProps = { rows: readonly AccountRow[]; linkTo: LinkTo }

const accounts = (count: number) => `${count} ${count === 1 ? 'account' : 'accounts'}`
const be = (count: number) => (count === 1 ? 'is' : 'are')

/** The page's answer: how many are ready, and why not the others. Each number leads to the rows it counts. */
export function Sentence({ rows, linkTo }: SentenceProps) {
  const counts = countRows(rows)
  const number = (status: RowStatus, words: ReactNode) => (
    <a
      key={status}
      {...linkTo({ status, group: null, cell: null })}
      className={clsx('underline decoration-1 underline-offset-4 hover:decoration-2', rowText[status])}
    >
      {words}
    </a>
  )
  const blocker = mainBlocker(rows)
  const rest = [
    counts.fail > 0 && (
      <span key="fail">
        {number('fail', `${counts.fail} ${be(counts.fail)} blocked`)}
        {blocker && (
          <>
            ,{' '}
            <a
              {...linkTo({ status: 'fail', group: blocker.group, cell: null })}
              className="decoration-1 underline-offset-4 hover:underline"
            >
              {blocker.accounts} of them by {inWords(groupNames[blocker.group])}
            </a>
          </>
        )}
      </span>
    ),
    counts.unknown > 0 && number('unknown', `${counts.unknown} could not be checked`),
    counts.warn > 0 && number('warn', `${counts.warn} ${counts.warn === 1 ? 'needs' : 'need'} attention`),
    counts['not-checked'] > 0 &&
      number('not-checked', `${counts['not-checked']} ${be(counts['not-checked'])} not checked yet`),
  ].filter(Boolean)
  return (
    <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
      {counts.pass === rows.length ? (
        <>
          {number('pass', rows.length === 1 ? 'The one account' : `All ${accounts(rows.length)}`)} {be(rows.length)}{' '}
          ready.
        </>
      ) : (
        <>
          {number('pass', `${counts.pass} of ${rows.length}`)} {rows.length === 1 ? 'account' : 'accounts'}{' '}
          {be(counts.pass)} ready. {rest.map((part, index) => [index > 0 && '; ', part])}.
        </>
      )}
    </h1>
  )
}

/** A group's name inside a sentence: only names keep their capital. */
function inWords(name: string): string {
  return name.startsWith('Clouddriver') ? name : name.toLowerCase()
}
