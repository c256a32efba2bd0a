import { headers } from 'next/headers'
import type { PageCounts, ShellState } from '@/components/shell/shell-state'
import { currentRuntime } from '@/lib/current-runtime'
import { mayUse } from '@/lib/http/access/asker'
import { countRows, getShell } from '@/lib/http/answers/shell'
import type { Runtime } from '@/lib/runtime-types'

/** What the frame says to whoever asks; null for nobody, who gets no frame. The counts follow the first paint. */
export async function readShellState(): Promise<ShellState | null> {
  const runtime = await currentRuntime()
  const asker = runtime.auth.whoAsks(await headers())
  if (asker === null) return null
  const { ecsAccounts, ...shell } = await getShell(runtime)
  return {
    ...shell,
    person: { actor: asker.actor, mayEdit: mayUse(asker.role, 'edit') },
    counts: countPages(runtime, ecsAccounts),
  }
}

async function countPages(runtime: Runtime, readiness: number): Promise<PageCounts> {
  return { readiness, ...(await countRows(runtime)) }
}
