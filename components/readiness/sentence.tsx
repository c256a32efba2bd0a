import { clsx } from 'clsx'
import { Fragment, type ReactNode } from 'react'
import { gapsText } from '@/lib/readiness/gaps'
import { groupNames } from '@/lib/readiness/group'
import { byCount, counted } from '@/lib/readiness/words'
import { type AccountRow, countRows, gapsOf, mainBlocker, type RowStatus } from './account-row'
import { rowText } from './row-words'
import type { LinkTo } from './use-readiness-view'

type SentenceProps = { rows: readonly AccountRow[]; linkTo: LinkTo }

const accounts = (count: number) => counted(count, 'account')
const be = (count: number) => byCount(count, 'is', 'are')

/** The page's answer: how many are ready, and why not the others. Each number leads to the rows it counts. */
export function Sentence(props: SentenceProps) {
  return (
    <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
      <Words {...props} />
    </h1>
  )
}

function Words({ rows, linkTo }: SentenceProps) {
  const counts = countRows(rows)
  if (counts['not-checked'] === rows.length) {
    return `${accounts(rows.length)} ${be(rows.length)} mapped and not checked yet.`
  }
  const number = (status: RowStatus, words: string) => (
    <StatusNumber status={status} linkTo={linkTo}>
      {words}
    </StatusNumber>
  )
  if (counts.pass === rows.length) {
    return (
      <>
        {number('pass', rows.length === 1 ? 'Your account' : `All ${accounts(rows.length)}`)} {be(rows.length)} ready.
      </>
    )
  }
  const gaps = gapsOf(rows)
  const unmade = gapsText(gaps)
  if (counts.gaps === rows.length) {
    const [who, them] = rows.length === 1 ? ['Your account', 'it'] : [`All ${accounts(rows.length)}`, 'they']
    return (
      <>
        {number('gaps', who)} {be(rows.length)} ready as far as {them} could be read; {unmade}.
      </>
    )
  }
  const rest: [RowStatus, ReactNode][] = [
    ['fail', <Blocked key="fail" count={counts.fail} rows={rows} linkTo={linkTo} />],
    ['unknown', number('unknown', `${counts.unknown} could not be checked`)],
    ['warn', number('warn', `${counted(counts.warn, 'needs', 'need')} attention`)],
    [
      'gaps',
      <Fragment key="gaps">
        {number('gaps', `${counts.gaps} ${be(counts.gaps)} ready as far as ${byCount(counts.gaps, 'it', 'they')}`)}{' '}
        could be read ({unmade})
      </Fragment>,
    ],
    ['not-checked', number('not-checked', `${counts['not-checked']} ${be(counts['not-checked'])} not checked yet`)],
  ]
  const present = rest.filter(([status]) => counts[status] > 0)
  return (
    <>
      {number('pass', `${counts.pass} of ${rows.length}`)} {byCount(rows.length, 'account', 'accounts')}{' '}
      {be(counts.pass)} ready.{' '}
      {present.map(([status, words], index) => (
        <Fragment key={status}>
          {index > 0 && '; '}
          {words}
        </Fragment>
      ))}
      .
    </>
  )
}

type StatusNumberProps = { status: RowStatus; linkTo: LinkTo; children: string }

function StatusNumber({ status, linkTo, children }: StatusNumberProps) {
  return (
    <a
      {...linkTo({ status, group: null, cell: null })}
      className={clsx('underline decoration-1 underline-offset-4 hover:decoration-2', rowText[status])}
    >
      {children}
    </a>
  )
}

/** "3 are blocked, 2 of them by cluster": the group that blocks most of them. */
function Blocked({ count, rows, linkTo }: SentenceProps & { count: number }) {
  const blocker = mainBlocker(rows)
  return (
    <>
      <StatusNumber status="fail" linkTo={linkTo}>
        {`${count} ${be(count)} blocked`}
      </StatusNumber>
      {blocker && (
        <>
          ,{' '}
          <a
            {...linkTo({ status: 'fail', group: blocker.group, cell: null })}
            className="decoration-1 underline-offset-4 hover:underline"
          >
            {blocker.accounts} of them because of {inWords(groupNames[blocker.group])}
          </a>
        </>
      )}
    </>
  )
}

/** A group's name inside a sentence: only names keep their capital. */
function inWords(name: string): string {
  return name.startsWith('Clouddriver') ? name : name.toLowerCase()
}
