import { headers } from 'next/headers'
import { currentRuntime } from '@/lib/current-runtime'
import type { Asker } from './asker'

/** Who looks at the page being drawn. The proxy lets nobody else through; null on /sign-in before anybody has. */
export async function pageAsker(): Promise<Asker | null> {
  const { auth } = await currentRuntime()
  return auth.whoAsks(await headers())
}
