'use client'

import { useRefresh } from '@/components/shell/refresh-provider'
import { toast } from '@/components/ui/toast'
import { useUndo } from './use-undo'

/** Long enough to read it and to reach for it; the history has it after that. */
const undoMs = 12_000

/** Says that something was written, with the button that takes it back, and has the page drawn again. */
export function useToldWrite(): (
  what: string,
  revisions: readonly number[],
  more?: { description?: string; onUndone?: () => void },
) => void {
  const refresh = useRefresh()
  const undo = useUndo()
  return (what, revisions, { description, onUndone } = {}) => {
    void toast({
      title: what,
      ...(description !== undefined && { description }),
      ...(revisions.length > 0 && {
        duration: undoMs,
        action: {
          label: 'Undo',
          onClick: () =>
            void undo(what, revisions).then((isUndone) => {
              if (isUndone) onUndone?.()
            }),
        },
      }),
    })
    refresh()
  }
}
