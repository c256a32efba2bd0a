'use client'

import { CircleCheck } from 'lucide-react'
import { useScan } from '@/components/shell/scan-provider'
import { Button } from '@/components/ui/button'
import { IntentLink } from '@/components/ui/intent-link'
import { Spinner } from '@/components/ui/spinner'

/** After a write: that it is saved, and the checks that would tell what it changed. */
export function SavedNotice({ what, ecsAccounts }: { what: string; ecsAccounts: readonly string[] }) {
  const { start, isStarting, isChecking } = useScan()
  const running = ecsAccounts.some(isChecking)
  return (
    <div role="status" className="mb-4 grid gap-2 rounded border border-line bg-background px-3 py-2.5">
      <p className="flex items-start gap-2">
        <CircleCheck className="mt-0.5 size-3.5 shrink-0 text-pass" aria-hidden="true" />
        <span>
          {what} is saved. {ecsAccounts.length > 0 && 'Check it now to see what it means for deploys.'}
        </span>
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
