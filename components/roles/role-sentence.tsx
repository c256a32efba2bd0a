import { NumberLink } from '@/components/rows/number-link'
import { Sentence } from '@/components/rows/sentence'
import type { LinkTo } from '@/components/rows/use-rows-view'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import type { Status } from '@/lib/readiness/status'
import { byCount, counted, grouped } from '@/lib/readiness/words'
import { type RoleItem, statusOfRole } from './role-item'

/** The page's answer: whether Clouddriver's roles are trusted, and where AWS and Spinnaker read task roles apart. */
export function RoleSentence({ items, linkTo }: { items: readonly RoleItem[]; linkTo: LinkTo }) {
  const ofKind = (kind: RoleRow['kind']) =>
    items.filter(({ row, staleSince }) => row?.kind === kind && staleSince === null)
  const [own, tasks] = [ofKind('clouddriver'), ofKind('task')]
  const count = (some: readonly RoleItem[], status: Status) =>
    some.filter((item) => statusOfRole(item) === status).length
  const link = (status: Status, kind: RoleRow['kind'] | null, words: string) => (
    <NumberLink status={status} to={{ verdict: status, kind }} linkTo={linkTo}>
      {words}
    </NumberLink>
  )
  const blocked = count(own, 'fail')
  const uncertain = count(own, 'warn')
  const apart = count(tasks, 'warn')
  const unread = count(items, 'unknown')
  return (
    <Sentence
      parts={[
        blocked > 0 &&
          link(
            'fail',
            'clouddriver',
            `${blocked} of ${own.length} Clouddriver roles ${byCount(blocked, 'is', 'are')} blocked`,
          ),
        blocked === 0 && own.length > 0 && 'No Clouddriver role is blocked',
        uncertain > 0 && link('warn', 'clouddriver', `${counted(uncertain, 'needs', 'need')} attention`),
        apart > 0 ? (
          <>
            AWS and Spinnaker disagree on{' '}
            {link('warn', 'task', `${grouped(apart)} of ${grouped(tasks.length)} task roles`)}
          </>
        ) : (
          tasks.length > 0 && `AWS and Spinnaker agree on all ${grouped(tasks.length)} task roles`
        ),
        unread > 0 && link('unknown', null, unreadWords(items)),
      ]}
    />
  )
}

/** "the roles of 2 accounts could not be read". */
function unreadWords(items: readonly RoleItem[]): string {
  const unread = items.filter((item) => statusOfRole(item) === 'unknown')
  const accounts = new Set(unread.map(({ ecsAccount }) => ecsAccount)).size
  return `could not read the roles of ${counted(accounts, 'account')}`
}
