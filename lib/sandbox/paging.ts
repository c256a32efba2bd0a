import type { Call } from './call'
import { invalid } from './input'

export type Page<T> = { items: readonly T[]; next: string | undefined }

/** One page of a list; the token says where the next begins and cannot be used elsewhere. */
export function pageOf<T>(call: Call, all: readonly T[], size: number, token: string | null): Page<T> {
  const start = token === null ? 0 : startOf(call, token)
  const end = start + size
  return { items: all.slice(start, end), next: end < all.length ? tokenOf(call, end) : undefined }
}

function tokenOf(call: Call, start: number): string {
  return Buffer.from(`${call.action}/${call.account.id}/${call.region}/${start}`).toString('base64url')
}

function startOf(call: Call, token: string): number {
  const [action, account, region, start] = Buffer.from(token, 'base64url').toString().split('/')
  const ours = action === call.action && account === call.account.id && region === call.region
  if (ours && Number.isInteger(Number(start))) return Number(start)
  throw invalid(call, 'Invalid token.')
}
