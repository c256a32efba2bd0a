import { FaultLine } from '@/components/finding/fault-line'
import { wordsOf } from '@/components/queries/problem-error'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { Step } from './step'
import type { useAwsIdentity } from './use-aws-identity'

type IdentityStepProps = { asked: ReturnType<typeof useAwsIdentity> }

/** Who Shipshape is in AWS, or how to give it an identity. */
export function IdentityStep({ asked: { data, error, isFetching, refetch } }: IdentityStepProps) {
  const identity = data?.identity ?? null
  return (
    <Step title="Sign Shipshape in to AWS" isDone={identity !== null}>
      <div aria-live="polite" className="grid gap-2">
        {identity !== null && (
          <p className="wrap-anywhere text-ink-2">
            Signed in to AWS as <code>{identity.arn}</code>, account <code>{identity.accountId}</code>.
          </p>
        )}
        {isFetching && identity === null && <p className="text-ink-2">Asking AWS who Shipshape is…</p>}
        {!isFetching && error && <p className="text-fail">{wordsOf(error)}</p>}
        {!isFetching && data?.fault && <FaultLine fault={data.fault} />}
      </div>
      {!isFetching && identity === null && (
        <>
          <HowTo />
          <div>
            <Button onClick={() => void refetch()}>Ask again</Button>
          </div>
        </>
      )}
    </Step>
  )
}

function HowTo() {
  return (
    <>
      <p className="text-ink-2">
        Shipshape looks for credentials as every AWS SDK does. On this machine, sign in and start it with your profile:
      </p>
      <CodeBlock
        label="Commands"
        lines={[
          { text: 'aws sso login --profile my-profile' },
          { text: 'AWS_PROFILE=my-profile SHIPSHAPE_AWS=live npm start' },
        ]}
      />
      <p className="text-ink-2">
        On EC2 or ECS, give the instance or the task a role. On EKS, annotate the service account with a role (IRSA) or
        create a Pod Identity association. No key is stored in Shipshape.
      </p>
    </>
  )
}
