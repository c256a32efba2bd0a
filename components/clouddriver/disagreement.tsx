'use client'

import { useShell } from '@/components/shell/shell-context'
import { Notice } from '@/components/ui/notice'
import type { LiveAccount } from '@/lib/contracts/clouddriver'
import { listed } from '@/lib/readiness/words'

/** Where Clouddriver does what Shipshape says it cannot: Clouddriver is right. */
export function Disagreement({ accounts }: { accounts: readonly LiveAccount[] }) {
  const { stopsStart } = useShell()
  const loaded = new Set(accounts.filter((each) => each.type === 'ecs' && each.loaded).map(({ name }) => name))
  const names = stopsStart.map(({ ecsAccount }) => ecsAccount).filter((name) => loaded.has(name))
  if (names.length === 0) return null
  return (
    <Notice className="mt-4">
      Shipshape predicts that {listed([...new Set(names)])} keeps Clouddriver from starting. This Clouddriver has loaded
      it: Clouddriver is right, unless the registry changed since Clouddriver started.
    </Notice>
  )
}
