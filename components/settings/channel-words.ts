import { statusWords } from '@/components/finding/status-words'
import type { Channel, Delivery } from '@/lib/contracts/channels'
import { toldStatuses } from '@/lib/contracts/told-statuses'
import { counted, listed } from '@/lib/readiness/words'

export const kindWords: Record<Channel['kind'], string> = { slack: 'Slack', webhook: 'Signed webhook' }

export const stateWords: Record<Delivery['state'], string> = { sent: 'Sent', retrying: 'Retrying', failed: 'Failed' }

/** What a channel is told, and of which accounts. */
export function toldWords({ to, ecsAccounts }: Pick<Channel, 'to' | 'ecsAccounts'>): string {
  const which = to.length === toldStatuses.length ? 'every change' : `changes to ${listed(to.map(wordOf))}`
  return `${which} of ${ecsAccounts === null ? 'all accounts' : counted(ecsAccounts.length, 'account')}`
}

const wordOf = (status: Channel['to'][number]) => `“${statusWords[status]}”`

/** What became of a message. */
export function outcomeWords({ state, status, error }: Delivery): string {
  if (state === 'sent') return `The address answered ${status}.`
  return error ?? 'Not sent yet.'
}
