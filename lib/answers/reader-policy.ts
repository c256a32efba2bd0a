import { sessionPolicy } from '@/lib/aws/session-policy'

/** The least policy that a reading role needs, as a document to copy: the same that limits every session. */
export function getReaderPolicy(): string {
  return JSON.stringify(JSON.parse(sessionPolicy), null, 2)
}
