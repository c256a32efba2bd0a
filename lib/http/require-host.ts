import { isServedHost } from '@/lib/access/served-address'
import type { Env } from '@/lib/env'
import { Problem } from '@/lib/problem'

/** @throws Problem `wrong-host` where the request names another server (DNS rebinding) */
export function requireHost(env: Env, headers: Headers): void {
  const host = headers.get('host')
  if (isServedHost(env, host)) return
  throw new Problem(
    'wrong-host',
    `This server is not ${host ?? 'nameless'}. SHIPSHAPE_URL names the address people use.`,
  )
}
