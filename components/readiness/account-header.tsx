'use client'

import type { ReactNode } from 'react'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Spinner } from '@/components/ui/spinner'
import { gapsText } from '@/lib/readiness/gaps'
import type { Report } from '@/lib/readiness/report'
import { assumeRoleOf, effectiveRelease, isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import { type RowStatus, rowStatusOf } from './account-row'
import { RowStatusIcon } from './row-status-icon'
import { rowText } from './row-words'

type AccountHeaderProps = {
  ecsAccount: string
  report: Report | null
  registry: Registry
  /** Of an earlier time: nothing can be done about it. */
  isPast?: boolean
}

const verdicts: Record<RowStatus, string> = {
  pass: 'is ready',
  warn: 'needs attention',
  fail: 'is blocked',
  unknown: 'could not be checked',
  'not-applicable': 'has nothing to check',
  gaps: 'is ready as far as it could be read',
  'not-checked': 'has not been checked yet',
}

const pastVerdicts: Record<RowStatus, string> = {
  pass: 'was ready',
  warn: 'needed attention',
  fail: 'was blocked',
  unknown: 'could not be checked',
  'not-applicable': 'had nothing to check',
  gaps: 'was ready as far as it could be read',
  'not-checked': 'had not been checked yet',
}

/** A deploy would go through: what nobody could look at is said in the same breath. */
const saysGaps = (status: RowStatus) => status === 'gaps' || status === 'warn'

/** The verdict, who the account is, and what one can do: edit its mapping, check it again. */
export function AccountHeader({ ecsAccount, report, registry, isPast = false }: AccountHeaderProps) {
  const { start, isStarting, isChecking } = useScan()
  const { person } = useShell()
  const status = rowStatusOf(report)
  const isBusy = isChecking(ecsAccount, report?.scannedAt ?? null)
  return (
    <header className="flex items-start justify-between gap-x-6 gap-y-3 max-wide:flex-wrap">
      <div className="min-w-0">
        <h1 className="flex items-center gap-2.5 font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
          <RowStatusIcon status={status} />
          <span className="min-w-0 break-words">
            {ecsAccount}{' '}
            <span className={status === 'pass' || status === 'gaps' ? rowText[status] : undefined}>
              {isPast ? pastVerdicts[status] : verdicts[status]}
            </span>
            {report && saysGaps(status) && report.gaps > 0 && `; ${gapsText(report.gaps)}`}
            {report && report.counts.muted > 0 && `, ${report.counts.muted} muted`}
          </span>
        </h1>
        <Identity ecsAccount={ecsAccount} registry={registry}>
          {report && <ReadAs report={report} />}
        </Identity>
      </div>
      {!isPast && (
        <div data-print="hide" className="flex shrink-0 flex-wrap gap-2 max-wide:shrink">
          <LinkButton href={`/clusters?ecsAccount=${encodeURIComponent(ecsAccount)}`}>Find room for a task</LinkButton>
          <LinkButton href={`/accounts?ecs=${encodeURIComponent(ecsAccount)}`}>
            {person.mayEdit ? 'Edit mapping' : 'See the mapping'}
          </LinkButton>
          {person.mayEdit && (
            <Button
              variant="primary"
              busy={isStarting}
              disabled={isBusy}
              onClick={() => start({ ecsAccounts: [ecsAccount] })}
            >
              {isBusy ? (
                <>
                  <Spinner /> Checking
                </>
              ) : (
                `Check ${ecsAccount}`
              )}
            </Button>
          )}
        </div>
      )}
    </header>
  )
}

function Identity({
  ecsAccount: name,
  registry,
  children,
}: Omit<AccountHeaderProps, 'report' | 'isPast'> & { children: ReactNode }) {
  const ecsAccount = registry.ecsAccounts.find((each) => each.name === name)
  const mapping = ecsAccount && mappingOf(registry, ecsAccount)
  if (!mapping || !isComplete(mapping)) return <p className="mt-1 text-ink-2">{children}</p>
  const { awsAccount } = mapping
  const role = assumeRoleOf(awsAccount, registry.settings)
  const release = effectiveRelease(mapping.ecsAccount, registry.settings)
  return (
    <div className="mt-1 overflow-hidden">
      {/* Dots stand before, so that one at the start of a line is cut off with the margin. */}
      <ul className="-ml-4 flex flex-wrap text-ink-2 [&>li]:relative [&>li]:min-w-0 [&>li]:pl-4 [&>li]:before:absolute [&>li]:before:left-1.5 [&>li]:before:text-ink-3 [&>li]:before:content-['·']">
        <li>
          AWS account {awsAccount.name} <code>{awsAccount.accountId}</code>
        </li>
        <li>{role === null ? 'no role' : <code>{role}</code>}</li>
        <li>{mappedRegions(mapping, registry.settings).join(', ') || 'no region'}</li>
        <li>{release === null ? 'no release set: rules of 1.18 apply' : `release ${release}`}</li>
        {children}
      </ul>
    </div>
  )
}

function ReadAs({ report: { readAs, baseIdentity, scannedAt } }: { report: Report }) {
  return (
    <>
      {readAs === null ? (
        <li>Shipshape could not read it</li>
      ) : (
        <li className="min-w-0 break-all">
          as <code>{readAs}</code>
          {baseIdentity && <From readAs={readAs} baseIdentity={baseIdentity} />}
        </li>
      )}
      <li>
        <RelativeTime at={scannedAt} />
      </li>
    </>
  )
}

/** How the session came about: from which credentials, or those themselves, which no session policy limits. */
function From({ readAs, baseIdentity }: { readAs: string; baseIdentity: string }) {
  if (baseIdentity === readAs) return ', Shipshape’s own credentials, not limited by a session policy'
  return (
    <>
      {' '}
      from <code>{baseIdentity}</code>
    </>
  )
}
