'use client'

import { useEffect, useRef } from 'react'
import { FaultLine } from '@/components/finding/fault-line'
import { Fix } from '@/components/finding/fix'
import { StatusLabel } from '@/components/finding/status-label'
import type { ReaderTest as ReaderTestAnswer } from '@/lib/contracts/registry'
import { faultFix } from '@/lib/readiness/unknown-words'
import { listed } from '@/lib/readiness/words'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import { accountPartition, roleArnOf } from '@/lib/registry/mapping'
import type { Settings } from '@/lib/registry/settings'

type ReaderTestProps = { answer: ReaderTestAnswer; tried: AwsAccountInput; settings: Settings }

/** What a live try of the reader found, in words: who read, which account answered, or why nobody could. */
export function ReaderTest({ answer, tried, settings }: ReaderTestProps) {
  const { ok, readAs, baseIdentity, accountId, fault } = answer
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section
      ref={section}
      aria-label="What the test found"
      className="grid scroll-mt-14 scroll-mb-16 gap-1.5 rounded border border-line px-3 py-2.5"
    >
      <p>
        {ok ? <StatusLabel status="pass">It can be read</StatusLabel> : <StatusLabel status="unknown" fault={fault} />}
      </p>
      {readAs && (
        <p className="break-words">
          Read as <code className="[overflow-wrap:anywhere]">{readAs}</code>.
        </p>
      )}
      {baseIdentity && baseIdentity !== readAs && (
        <p className="break-words">
          Shipshape’s own credentials are <code className="[overflow-wrap:anywhere]">{baseIdentity}</code>.
        </p>
      )}
      {ok && baseIdentity === readAs && <AmbientWrites mayWrite={answer.mayWrite} />}
      {accountId && (
        <p>
          AWS says this is account <code>{accountId}</code>
          {accountId === tried.accountId ? ', as in the form.' : `, not ${tried.accountId} as in the form.`}
        </p>
      )}
      {fault && (
        <>
          <FaultLine fault={fault} />
          <Fix fix={faultFix(fault, null, readingRole(tried, settings))} />
          {fault.kind === 'denied' && fault.action === 'sts:AssumeRole' && (
            <p className="text-ink-2">
              The role’s trust policy must also admit whoever asks. AWS gives the same answer where the role does not
              exist.
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Credentials that are used as they are: what they may write is what their own policies allow. */
function AmbientWrites({ mayWrite }: Pick<ReaderTestAnswer, 'mayWrite'>) {
  const unlimited = 'No session policy limits these credentials.'
  if (mayWrite === null) {
    return <p className="text-ink-2">{unlimited} AWS did not say whether their policies allow write actions.</p>
  }
  if (mayWrite.length === 0) {
    return (
      <p className="text-ink-2">
        {unlimited} AWS says that their policies allow none of the write actions that Shipshape asked about.
      </p>
    )
  }
  return (
    <div className="break-words">
      <StatusLabel status="warn">They may write</StatusLabel> {unlimited} Their policies allow {listed(mayWrite)}. Give
      them read actions only.
    </div>
  )
}

/** ARN of the role that the reader assumes; null where it assumes none. */
function readingRole(input: AwsAccountInput, settings: Settings): string | null {
  const awsAccount = { ...input, version: 0 }
  const reader = input.reader ?? settings.reader
  if (reader.mode === 'ambient') return null
  if (reader.mode === 'clouddriver-role') return roleArnOf(awsAccount, settings)
  return (
    reader.roleArn
      ?.replaceAll('{partition}', accountPartition(awsAccount, settings))
      .replaceAll('{accountId}', input.accountId)
      .replaceAll('{name}', input.name) ?? null
  )
}
