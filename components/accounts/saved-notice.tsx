'use client'

import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useUndo } from '@/components/history/use-undo'
import { useScan } from '@/components/shell/scan-provider'
import { Button } from '@/components/ui/button'
import { IntentLink } from '@/components/ui/intent-link'
import { Spinner } from '@/components/ui/spinner'

type SavedNoticeProps = {
  what: string
  ecsAccounts: readonly string[]
  /** Revisions that the write made: what Undo takes back. None: there is nothing to take back. */
  revisions?: readonly number[]
  onUndone?: () => void
}

/** After a write: that it is saved, the checks that would tell what it changed, and the way back. */
export function SavedNotice({ what, ecsAccounts, revisions = [], onUndone }: SavedNoticeProps) {
  const { start, isStarting, isChecking } = useScan()
  const undo = useUndo()
  const [isUndoing, setUndoing] = useState(false)
  const takeBack = async () => {
    setUndoing(true)
    if (await undo(`${what} was saved`, revisions)) onUndone?.()
    setUndoing(false)
  }
  const running = ecsAccounts.some((name) => isChecking(name))
  return (
    <div role="status" className="mb-4 grid gap-2 rounded border border-line bg-background px-3 py-2.5">
      <p className="flex items-start gap-2">
        <CircleCheck className="mt-0.5 size-3.5 shrink-0 text-pass" aria-hidden="true" />
        <span>
          {what} is saved. {ecsAccounts.length > 0 && 'Check it now to see what it means for deploys.'}
        </span>
        {revisions.length > 0 && (
          <Button
            size="small"
            variant="quiet"
            busy={isUndoing}
            onClick={() => void takeBack()}
            className="-my-1 ml-auto"
          >
            Undo
          </Button>
        )}
      </p>
      {ecsAccounts.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Button
            size="small"
            variant="primary"
            busy={isStarting}
            disabled={running}
            onClick={() => start({ ecsAccounts: [...ecsAccounts] })}
          >
            {running ? (
              <>
                <Spinner /> Checking
              </>
            ) : (
              'Check now'
            )}
          </Button>
          {ecsAccounts.map((name) => (
            <IntentLink key={name} href={`/readiness/${encodeURIComponent(name)}`} className="text-link">
              Readiness of {name}
            </IntentLink>
          ))}
        </p>
      )}
    </div>
  )
}
