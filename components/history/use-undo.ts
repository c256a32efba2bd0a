'use client'

import { useRouter } from 'next/navigation'
import { useTakeBack } from '@/components/queries/history'
import { wordsOf } from '@/components/queries/problem-error'
import { useRefresh } from '@/components/shell/refresh-provider'
import { toast } from '@/components/ui/toast'

/**
 * Takes back writes, the last first, and says how it went; answers whether all are. Each is refused where what it wrote
 * has been written again by somebody since.
 */
export function useUndo(): (what: string, revisions: readonly number[]) => Promise<boolean> {
  const router = useRouter()
  const refresh = useRefresh()
  const { mutateAsync } = useTakeBack('undo')
  return async (what, revisions) => {
    try {
      for (const revision of revisions.toSorted((a, b) => b - a)) await mutateAsync({ revision, dryRun: false })
      void toast({ title: 'Undone', description: `${what}. History keeps both writes.` })
      return true
    } catch (error) {
      void toast({
        title: 'Not undone',
        description: wordsOf(error),
        duration: Number.POSITIVE_INFINITY,
        closeButton: true,
        action: { label: 'History', onClick: () => router.push('/history') },
      })
      return false
    } finally {
      refresh()
    }
  }
}
