import { type Env, isLoopback } from '@/lib/env'

/** Shorter than this, somebody patient can guess it: ten tries in a quarter of an hour from each of many addresses. */
const shortestToken = 16

/** What is allowed, and would be better otherwise; a line each, for whoever starts the server. */
export function startWarnings({ mode, publicUrl, token }: Pick<Env, 'mode' | 'publicUrl' | 'token'>): string[] {
  if (mode === 'sandbox') return []
  const isOpen = publicUrl?.startsWith('http:') && !isLoopback(new URL(publicUrl).hostname)
  const isShort = token !== null && token.length < shortestToken
  return [
    ...(isOpen
      ? [`SHIPSHAPE_URL is ${publicUrl}: without https, whoever is on the way reads passwords and sessions.`]
      : []),
    ...(isShort
      ? [
          `SHIPSHAPE_TOKEN has ${token.length} characters, and an admin's token needs at least ${shortestToken} that nobody can guess.`,
        ]
      : []),
  ]
}
