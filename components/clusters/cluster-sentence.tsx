import { NumberLink } from '@/components/rows/number-link'
import { Sentence } from '@/components/rows/sentence'
import type { LinkTo } from '@/components/rows/use-rows-view'
import { useShell } from '@/components/shell/shell-context'
import { IntentLink } from '@/components/ui/intent-link'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import type { Status } from '@/lib/readiness/status'
import { byCount, counted, grouped, listed } from '@/lib/readiness/words'
import { type ClusterItem, capacityIn } from './cluster-item'

const clusters = (count: number) => counted(count, 'cluster')

/** The page's answer: which clusters a deploy would not find room in, and what nobody knows. */
export function ClusterSentence({ items, linkTo }: { items: readonly ClusterItem[]; linkTo: LinkTo }) {
  const count = (status: Status) => items.filter((item) => capacityIn(item) === status).length
  const link = (status: Status, words: string) => (
    <NumberLink status={status} to={{ verdict: status }} linkTo={linkTo}>
      {words}
    </NumberLink>
  )
  const known = items.length - count('unknown')
  const [fail, warn, pass, unknown] = [count('fail'), count('warn'), count('pass'), count('unknown')]
  return (
    <Sentence
      parts={[
        fail > 0 && (
          <>
            {link('fail', `${grouped(fail)} of ${clusters(known)}`)} {byCount(fail, 'has', 'have')} no room for the
            reference task
          </>
        ),
        fail === 0 && pass > 0 && (
          <>
            {link('pass', pass === known ? `All ${clusters(known)}` : `${grouped(pass)} of ${clusters(known)}`)}{' '}
            {byCount(known, 'has', 'have')} room for the reference task
          </>
        ),
        fail === 0 && pass === 0 && `Shipshape knows of no cluster with room for the reference task`,
        warn > 0 && (
          <>
            {link('warn', grouped(warn))} {byCount(warn, 'has', 'have')} room only after scaling out
          </>
        ),
        unknown > 0 && link('unknown', unreadWords(items)),
      ]}
    />
  )
}

/** "1 cluster and 7 regions could not be read". */
export function unreadWords(items: readonly ClusterItem[]): string {
  const unread = items.filter((item) => capacityIn(item) === 'unknown')
  const regions = unread.filter(({ row, fault }) => row === null && fault.resource === null).length
  const single = unread.length - regions
  const parts = [single > 0 && clusters(single), regions > 0 && counted(regions, 'whole region')]
  return `could not read ${listed(parts.filter((part) => part !== false))}`
}

/** What room is measured with. */
export function ReferenceTaskLine({ rows }: { rows: readonly ClusterRow[] }) {
  const tasks = new Set(
    rows.map(({ fits: { task } }) => `${grouped(task.cpu)} CPU units, ${grouped(task.memoryMiB)} MiB`),
  )
  const [only] = tasks
  const { mayEdit } = useShell().person
  return (
    <p className="mt-1 text-ink-2">
      {tasks.size === 1
        ? `Reference task: ${only}. It must fit on one instance that is active and connected.`
        : tasks.size > 1
          ? `${tasks.size} different reference tasks; open a row to see which. A task must fit on one instance that is active and connected.`
          : 'A task must fit on one instance that is active and connected.'}{' '}
      <IntentLink href="/settings#reference-task" className="inline-link">
        {mayEdit ? 'Change the reference task' : 'See the reference task'}
      </IntentLink>
    </p>
  )
}
