import { wordsOfStatus } from '@/components/finding/status-words'
import { exactTime } from '@/lib/readiness/words'
import type { Item } from './item'

/**
 * The last column of a line, for a file: what was not read, and what is said of the row; of an earlier answer with its
 * time. `said`: the verdict and the reason as they are, `saidBefore` as they were.
 */
export function whyWords<R>({ row, fault, staleSince }: Item<R>, said: string, saidBefore = said): string {
  const ofFault = fault && `${wordsOfStatus('unknown', fault.fault)}, ${fault.fault.action}`
  const ofRow = row === null ? null : staleSince === null ? said : `${exactTime(staleSince)}: ${saidBefore}`
  return [ofFault, ofRow].filter(Boolean).join('. ')
}
