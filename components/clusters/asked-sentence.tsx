import { NumberLink } from '@/components/rows/number-link'
import { Sentence } from '@/components/rows/sentence'
import type { FitClustersBody } from '@/lib/contracts/fit'
import type { Status } from '@/lib/readiness/status'
import { byCount, counted, grouped, taskSize } from '@/lib/readiness/words'
import { type ClusterItem, capacityIn } from './cluster-item'
import { unreadWords } from './cluster-sentence'
import type { ClustersControl } from './use-clusters-view'

type AskedSentenceProps = {
  items: readonly ClusterItem[]
  question: FitClustersBody
  linkTo: ClustersControl['linkTo']
}

/** The page's answer to a reader's own task: where it fits, first. */
export function AskedSentence({ items, question, linkTo }: AskedSentenceProps) {
  const count = (status: Status) => items.filter((item) => capacityIn(item) === status).length
  const link = (status: Status, words: string) => (
    <NumberLink status={status} to={{ verdict: status }} linkTo={linkTo}>
      {words}
    </NumberLink>
  )
  const [pass, warn, fail, unknown] = [count('pass'), count('warn'), count('fail'), count('unknown')]
  const judged = counted(pass + warn + fail, 'cluster')
  const one = question.count === 1
  return (
    <Sentence
      parts={[
        pass > 0 ? (
          <>
            {wordsOf(question)} {one ? 'fits' : 'fit'} in {link('pass', `${grouped(pass)} of ${judged}`)}
          </>
        ) : (
          `${wordsOf(question)} ${one ? 'fits' : 'fit'} in none of ${judged} now`
        ),
        warn > 0 && <>in {link('warn', grouped(warn))} only after scaling out</>,
        fail > 0 && (
          <>
            {link('fail', grouped(fail))} {byCount(fail, 'has', 'have')} no room
          </>
        ),
        unknown > 0 && link('unknown', unreadWords(items)),
      ]}
    />
  )
}

/** "4 tasks of 512 CPU and 1,024 MiB". */
function wordsOf({ task, count }: FitClustersBody): string {
  return `${counted(count, 'task')} of ${task === undefined ? 'the pasted definition' : taskSize(task)}`
}
