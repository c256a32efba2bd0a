'use client'

import { useEffect, useEffectEvent } from 'react'
import { FormError } from '@/components/fields/form-error'
import { useTestAwsAccount } from '@/components/queries/aws-accounts'
import { wordsOf } from '@/components/queries/problem-error'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { Settings } from '@/lib/registry/settings'
import type { AwsAccountFormControl } from './aws-account-fields'
import { ReaderTest } from './reader-test'

/** Tries the reader of the form as it stands, when asked to and never while one types: each try is a line in CloudTrail. */
export function TestReader({ form, settings }: { form: AwsAccountFormControl; settings: Settings }) {
  const { mayEdit } = useShell().person
  const test = useTestAwsAccount()
  // What was found is about the form as it was.
  const forget = useEffectEvent(() => test.reset())
  const { subscribe } = form
  useEffect(() => subscribe({ formState: { values: true }, callback: () => forget() }), [subscribe])
  if (!mayEdit) return null
  const run = form.handleSubmit((account) => test.mutate(account))
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-3">
        <Button busy={test.isPending} onClick={() => void run()}>
          Test access
        </Button>
        <p className="text-ink-3 text-small">Makes one AWS call with these values. Nothing is saved.</p>
      </div>
      <div aria-live="polite">
        {test.data && test.variables && <ReaderTest answer={test.data} tried={test.variables} settings={settings} />}
      </div>
      <FormError message={test.error ? wordsOf(test.error) : undefined} />
    </div>
  )
}
