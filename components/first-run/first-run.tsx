'use client'

import { useShell } from '@/components/shell/shell-context'
import { LinkButton } from '@/components/ui/link-button'
import type { FirstRunState } from '@/lib/readiness/first-run'
import { counted } from '@/lib/readiness/words'
import { parseIdentity, trustedArn } from '@/lib/registry/identity'
import { CheckStep } from './check-step'
import { IdentityStep } from './identity-step'
import { ReaderRole } from './reader-role'
import { SettingStep } from './setting-step'
import { Step } from './step'
import { useAwsIdentity } from './use-aws-identity'

/** What is left to do on a new server, until it is done. */
export function FirstRun({ state }: { state: FirstRunState }) {
  const asked = useAwsIdentity()
  const { revision, release, clouddriverIdentity, ecsAccounts } = state
  const arn = asked.data?.identity?.arn ?? null
  const identity = arn === null ? null : parseIdentity(arn)
  const hasAccounts = ecsAccounts > 0
  const done = [arn !== null, hasAccounts, release !== null, clouddriverIdentity !== null, state.isChecked]
  return (
    <section aria-labelledby="first-run" className="mb-6 rounded-card border border-line bg-card px-5 pt-4 pb-2">
      <h2 id="first-run" className="font-semibold text-title">
        Set up Shipshape
      </h2>
      <p className="mt-0.5 mb-3 text-ink-2">
        {done.filter(Boolean).length} of {done.length} steps are done. This list stays until all of them are.
      </p>
      <ol>
        <IdentityStep asked={asked} />
        <AccountsStep count={ecsAccounts} />
        <SettingStep
          title="Name your Spinnaker release"
          field="release"
          label="Spinnaker release"
          hint="Decides which rules apply. Until you set it, the rules of 1.18 apply."
          placeholder="2025.4"
          value={release}
          revision={revision}
        />
        <SettingStep
          title="Name Clouddriver’s identity"
          field="clouddriverIdentity"
          label="ARN that Clouddriver runs as"
          hint="Every account’s role must trust it. Without it, Shipshape compares with its own identity."
          placeholder="arn:aws:iam::123456789012:role/SpinnakerAuthRole"
          value={clouddriverIdentity}
          offer={identity && trustedArn(identity)}
          revision={revision}
        />
        <CheckStep isChecked={state.isChecked} hasAccounts={hasAccounts} hasSchedule={state.hasSchedule} />
      </ol>
      <div className="border-line border-t">
        <ReaderRole arn={arn} policy={state.readerPolicy} reader={state.reader} revision={revision} />
      </div>
    </section>
  )
}

function AccountsStep({ count }: { count: number }) {
  const { isAdmin } = useShell().person
  return (
    <Step title="Map your accounts" isDone={count > 0}>
      {count > 0 ? (
        <p className="text-ink-2">{counted(count, 'ECS account is mapped', 'ECS accounts are mapped')}.</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/accounts?import=open" variant="primary">
            Import a clouddriver YAML
          </LinkButton>
          {isAdmin && <LinkButton href="/accounts?import=spinnaker">Choose from a Spinnaker</LinkButton>}
          <LinkButton href="/accounts?import=organization">Choose from an AWS organization</LinkButton>
          <LinkButton href="/accounts?new=mapping">Add an account</LinkButton>
        </div>
      )}
    </Step>
  )
}
