'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AskFirst } from '@/components/people/ask-first'
import { wordsOf } from '@/components/queries/problem-error'
import { schedulesQuery, useDeleteSchedule, usePatchSchedule } from '@/components/queries/schedules'
import { useShell } from '@/components/shell/shell-context'
import { BlockTable } from '@/components/ui/block-table'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Schedule } from '@/lib/contracts/schedules'
import { counted, exactTime } from '@/lib/readiness/words'
import { ScheduleForm } from './schedule-form'
import { timeWords } from './schedule-words'

/** When checks start by themselves. */
export function Schedules() {
  const { data } = useSuspenseQuery(schedulesQuery)
  const { person } = useShell()
  return (
    <>
      {data.schedules.length === 0 ? (
        <p className="text-ink-2">No check starts by itself.</p>
      ) : (
        <BlockTable
          label="Schedules"
          columns={[
            { head: 'Name', longest: 20 },
            { head: 'Time', longest: 26 },
            { head: 'Accounts', longest: 14 },
            { head: 'Next', longest: 22 },
            { head: 'Last check', longest: 14 },
            ...(person.mayEdit ? [{ head: 'Actions', longest: 18 }] : []),
          ]}
          rows={data.schedules.map((schedule) => ({
            key: schedule.name,
            cells: [
              schedule.name,
              `${timeWords(schedule.cron)}, ${schedule.timeZone}`,
              accountsIn(schedule),
              schedule.nextAt === null ? 'Paused' : exactTime(schedule.nextAt),
              <LastScan key="last" schedule={schedule} />,
              ...(person.mayEdit ? [<Actions key="act" schedule={schedule} />] : []),
            ],
          }))}
        />
      )}
      {person.mayEdit && <ScheduleForm />}
    </>
  )
}

const accountsIn = ({ ecsAccounts }: Schedule) =>
  ecsAccounts === null ? 'All' : counted(ecsAccounts.length, 'account')

function LastScan({ schedule: { lastScan } }: { schedule: Schedule }) {
  if (lastScan === null) return 'None yet'
  return (
    <Link href={`/scans/${lastScan.id}`} className="text-link">
      {lastScan.finishedAt === null ? 'Running' : <RelativeTime at={lastScan.finishedAt} />}
    </Link>
  )
}

function Actions({ schedule: { name, enabled } }: { schedule: Schedule }) {
  const { mutate, isPending } = usePatchSchedule()
  const { mutateAsync: remove } = useDeleteSchedule()
  const [problem, setProblem] = useState<string | null>(null)
  const turn = () =>
    mutate(
      { name, change: { enabled: !enabled } },
      { onSuccess: () => setProblem(null), onError: (error) => setProblem(wordsOf(error)) },
    )
  const verb = enabled ? 'Pause' : 'Resume'
  return (
    <>
      <Button variant="quiet" size="small" busy={isPending} aria-label={`${verb} ${name}`} onClick={turn}>
        {verb}
      </Button>
      <AskFirst verb="Delete" what={`the schedule ${name}`} act={() => remove(name)}>
        The checks that it started stay.
      </AskFirst>
      <span role="alert">{problem && <span className="text-fail">{problem}</span>}</span>
    </>
  )
}
