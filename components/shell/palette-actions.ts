'use client'

import { useRouter } from 'next/navigation'
import { copyText } from '@/components/ui/copy-text'
import { toast } from '@/components/ui/toast'
import { counted } from '@/lib/readiness/words'
import { useScan } from './scan-provider'
import { useShell } from './shell-context'
import { shownAccounts } from './shown-accounts'
import { useTheme } from './use-theme'

/** Something the search can do, beside all that it finds. */
export type Action = { name: string; detail: string; run: () => void }

/** What one can do from anywhere; what a reader may not do is not offered. */
export function useActions(openKeys: () => void): Action[] {
  const router = useRouter()
  const { person, ecsAccounts } = useShell()
  const { start, cancel, isRunning } = useScan()
  const [theme, setTheme] = useTheme()
  const shown = shownAccounts()
  const to = (path: string) => () => router.push(path)
  const edits: Action[] = [
    ...(isRunning ? [{ name: 'Cancel the check', detail: '', run: cancel }] : []),
    ...(isRunning || ecsAccounts === 0 ? [] : [{ name: 'Check all accounts', detail: '', run: () => start({}) }]),
    ...(isRunning || shown === null || shown.length === 0
      ? []
      : [{ name: checkWords(shown), detail: 'r', run: () => start({ ecsAccounts: [...shown] }) }]),
    { name: 'Import a clouddriver YAML', detail: '', run: to('/accounts?import=open') },
    { name: 'Add a mapping', detail: '', run: to('/accounts?new=mapping') },
  ]
  const themes = (['light', 'dark', 'system'] as const).filter((each) => each !== theme)
  return [
    ...(person.mayEdit ? edits : []),
    { name: 'Find room for a task', detail: '', run: to('/clusters') },
    { name: 'Compare with another release', detail: '', run: to('/upgrade') },
    { name: 'Copy the link to this page', detail: '', run: () => void copyLink() },
    ...themes.map((each) => ({ name: `Theme: ${each}`, detail: '', run: () => setTheme(each) })),
    { name: 'List the keys', detail: '?', run: openKeys },
  ]
}

function checkWords(shown: readonly string[]): string {
  const [only] = shown
  return shown.length === 1 && only !== undefined
    ? `Check ${only}`
    : `Check the ${counted(shown.length, 'account')} shown`
}

async function copyLink(): Promise<void> {
  const isCopied = await copyText(window.location.href)
  if (isCopied) await toast({ title: 'Link copied' })
  else await toast({ title: 'The browser denied access to the clipboard', isError: true })
}
