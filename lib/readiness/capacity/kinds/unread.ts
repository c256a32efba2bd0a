import type { Fault } from '../../fault'
import { isNotSent } from '../../fault-advice'
import { faultSentence } from '../../unknown-words'
import type { CapacityKind } from './kind'

export type Unread = { kind: 'unread'; fault: Fault }

export const unread: CapacityKind<Unread> = {
  status: 'unknown',
  why: ({ fault }) => `${fault.action} ${isNotSent(fault) ? 'not sent' : kinds[fault.kind]}`,
  tell: ({ fault }, { cluster }) => ({
    title: `Could not check the room in ${cluster.name}`,
    summary: faultSentence(fault),
    fault,
  }),
}

const kinds: Record<Fault['kind'], string> = {
  denied: 'denied',
  throttled: 'throttled',
  timeout: 'timed out',
  unreachable: 'unreachable',
  credentials: 'without credentials',
  'region-disabled': 'refused: region not enabled',
  'not-configured': 'not configured',
  unexpected: 'answered something unreadable',
}
