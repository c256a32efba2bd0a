'use client'

import { BlockTable } from '@/components/ui/block-table'
import { Button } from '@/components/ui/button'
import type { PushedAccount } from '@/lib/contracts/clouddriver'
import { counted } from '@/lib/readiness/words'
import { actionWords, resultWords, typeWords } from './live-words'
import { usePush } from './use-push'

/** The difference as a preview, then written one by one until it is done, fails or is stopped. */
export function Push() {
  const { steps, state, problem, preview, write, stop } = usePush()
  const planned = steps?.filter(({ result }) => result === 'planned').length ?? 0
  return (
    <>
      <p className="max-w-[72ch] text-ink-2">
        Writes AWS accounts before their ECS accounts and deletes the other way round. An ECS account whose AWS account
        changed is deleted and added again. Shipshape deletes only what it stored.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button busy={state === 'previewing'} disabled={state === 'writing'} onClick={preview}>
          Preview the push
        </Button>
        {state === 'writing' ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          planned > 0 && (
            <Button variant="primary" onClick={write}>
              Push {counted(planned, 'account')}
            </Button>
          )
        )}
      </div>
      <p role="status" className="text-ink-2">
        {statusWords(steps, state)}
      </p>
      <div role="alert">{problem && <p className="text-fail">{problem}</p>}</div>
      {steps !== null && steps.length > 0 && (
        <BlockTable
          label="Push"
          columns={[
            { head: 'Account', longest: 24 },
            { head: 'Type', longest: 6 },
            { head: 'Action', longest: 20 },
            { head: 'Result', longest: 60 },
          ]}
          rows={steps.map((step) => ({
            key: `${step.type} ${step.name}`,
            cells: [step.name, typeWords[step.type], actionWords[step.action], resultWords(step)],
          }))}
        />
      )}
    </>
  )
}

function statusWords(steps: readonly PushedAccount[] | null, state: ReturnType<typeof usePush>['state']): string {
  if (steps === null) return ''
  if (steps.length === 0) return 'Account storage matches the registry.'
  const of = (wanted: PushedAccount['result']) => steps.filter(({ result }) => result === wanted).length
  const [written, planned] = [of('written'), of('planned')]
  if (state === 'writing') return `Writing: ${counted(written, 'account')} written, ${planned} to go.`
  if (written === 0 && of('failed') === 0) return `${counted(planned, 'account')} to write. Nothing is written yet.`
  const rest = planned === 0 ? '' : ` ${counted(planned, 'account')} not written.`
  return `${counted(written, 'account')} written.${rest} Clouddriver loads them at its next poll.`
}
