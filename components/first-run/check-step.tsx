import { wordsOf } from '@/components/queries/problem-error'
import { useMakeSchedule } from '@/components/queries/schedules'
import { useRefresh } from '@/components/shell/refresh-provider'
import { useScan } from '@/components/shell/scan-provider'
import { Button } from '@/components/ui/button'
import { Step } from './step'

type CheckStepProps = { isChecked: boolean; hasAccounts: boolean; hasSchedule: boolean }

/** The first check, and checks that start by themselves from then on. */
export function CheckStep({ isChecked, hasAccounts, hasSchedule }: CheckStepProps) {
  const { start, isStarting, isRunning } = useScan()
  return (
    <Step title="Check the accounts" isDone={isChecked}>
      {!isChecked && !hasAccounts && <p className="text-ink-2">Map an account first.</p>}
      {!isChecked && hasAccounts && isRunning && <p className="text-ink-2">The first check is running.</p>}
      {!isChecked && hasAccounts && !isRunning && (
        <div>
          <Button variant="primary" busy={isStarting} onClick={() => start({})}>
            Check now
          </Button>
        </div>
      )}
      <Hourly hasSchedule={hasSchedule} />
    </Step>
  )
}

function Hourly({ hasSchedule }: { hasSchedule: boolean }) {
  const make = useMakeSchedule()
  const refresh = useRefresh()
  if (hasSchedule) return <p className="text-ink-2">Checks start by themselves; Settings says when.</p>
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          busy={make.isPending}
          onClick={() => make.mutate({ name: 'Every hour', cron: '0 * * * *' }, { onSuccess: () => refresh() })}
        >
          Check every hour
        </Button>
        <p className="text-ink-3 text-small">Read-only calls, at the start of each hour. Settings changes it.</p>
      </div>
      {make.error && <p className="text-fail">{wordsOf(make.error)}</p>}
    </div>
  )
}
