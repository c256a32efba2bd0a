'use client'

import { findingId } from '@/components/finding/finding-id'
import { StatusLabel } from '@/components/finding/status-label'
import { actorWords } from '@/components/history/actor-words'
import { useUnmute } from '@/components/queries/mutes'
import { wordsOf } from '@/components/queries/problem-error'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { toast } from '@/components/ui/toast'
import type { Finding } from '@/lib/readiness/finding'
import { exactTime } from '@/lib/readiness/words'
import { FoldedFinding } from './folded-finding'

type MutedFindingsProps = {
  findings: readonly Finding[]
  reportedAt: string
  /** Whose they are; null where they are of the past, and nobody unmutes them. */
  ecsAccount: string | null
}

/** Findings that somebody set aside: counted apart and never hidden, with who, until when and why. */
export function MutedFindings({ findings, reportedAt, ecsAccount }: MutedFindingsProps) {
  if (findings.length === 0) return null
  return (
    <Disclosure
      id="muted"
      className="border-line border-b"
      summary={
        <span className="flex min-w-0 items-center gap-2.5">
          <span className="shrink-0 font-medium">{findings.length} muted</span>
          <span className="truncate text-ink-2">
            {findings.map(({ title }) => title.replaceAll('`', '')).join('; ')}
          </span>
        </span>
      }
    >
      <ul className="pb-2 pl-6">
        {findings.map((finding) => (
          <FoldedFinding key={findingId(finding)} finding={finding} reportedAt={reportedAt}>
            <Why finding={finding} ecsAccount={ecsAccount} />
          </FoldedFinding>
        ))}
      </ul>
    </Disclosure>
  )
}

function Why({ finding, ecsAccount }: { finding: Finding; ecsAccount: string | null }) {
  const { person } = useShell()
  const unmute = useUnmute()
  const { muted, status } = finding
  if (muted === null) return null
  const hear = (account: string) =>
    unmute.mutate(
      { ecsAccount: account, finding },
      {
        onSuccess: () => void toast({ title: 'The finding is unmuted' }),
        onError: (error) =>
          void toast({ title: 'The finding is still muted', description: wordsOf(error), isError: true }),
      },
    )
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
      <StatusLabel status={status} />
      <span className="wrap-anywhere min-w-0">
        Muted by {actorWords(muted.by)} until {exactTime(muted.until, 'UTC')}: {muted.reason}
      </span>
      {ecsAccount !== null && person.mayEdit && (
        <Button busy={unmute.isPending} onClick={() => hear(ecsAccount)}>
          Unmute
        </Button>
      )}
    </div>
  )
}
