import { headers } from 'next/headers'
import type { RowCounts, ShellState } from '@/components/shell/shell-state'
import { mayUse } from '@/lib/access/asker'
import { countRowsOnce, getShell, type ShellAnswer } from '@/lib/answers/shell'
import { currentRuntime } from '@/lib/current-runtime'
import type { Runtime } from '@/lib/runtime-types'

/** What the frame says to whoever asks; null for nobody, who gets no frame. The counts follow the first paint. */
export async function readShellState(): Promise<ShellState | null> {
  const runtime = await currentRuntime()
  const asker = await runtime.auth.whoAsks(await headers())
  if (asker === null) return null
  const shell = await getShell(runtime)
  const { name, email, access } = asker
  const person = { name, email, access, mayEdit: mayUse(access, 'edit'), isAdmin: access === 'admin' }
  return { ...shell, person, counts: countUnlessRunning(runtime, shell) }
}

async function countUnlessRunning(runtime: Runtime, { scan, revision }: ShellAnswer): Promise<RowCounts | null> {
  const isRunning = scan?.state === 'queued' || scan?.state === 'running'
  return isRunning ? null : countRowsOnce(runtime, revision)
}
