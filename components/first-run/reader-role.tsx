import { wordsOf } from '@/components/queries/problem-error'
import { useSaveSettings } from '@/components/queries/settings'
import { useRefresh } from '@/components/shell/refresh-provider'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { Tabs } from '@/components/ui/tabs'
import { readerRoleForms } from '@/lib/readiness/reader-role'
import { parseIdentity, trustedArn } from '@/lib/registry/identity'
import type { Reader } from '@/lib/registry/reader'

const roleName = 'ShipshapeReader'
const unknownPrincipal = 'arn:aws:iam::123456789012:role/shipshape'

type ReaderRoleProps = {
  /** ARN of Shipshape's own identity; null where AWS did not say. */
  arn: string | null
  policy: string
  reader: Reader
  revision: number
}

/** A read-only role for Shipshape in each account: to create, then to read with. */
export function ReaderRole({ arn, policy, reader, revision }: ReaderRoleProps) {
  const identity = arn === null ? null : parseIdentity(arn)
  const principal = identity === null ? unknownPrincipal : trustedArn(identity)
  const externalId = reader.externalId ?? `shipshape-${principal.split(':')[4]}`
  const forms = readerRoleForms({ principal, externalId, roleName, policy })
  return (
    <Disclosure summary="Or give Shipshape a read-only role of its own in each account">
      {() => (
        <div className="grid gap-3 pb-2">
          <p className="text-ink-2">
            Create this role in each account. It trusts <code className="wrap-anywhere">{principal}</code>
            {identity === null && ', which stands for Shipshape’s identity: replace it'}, with the external id{' '}
            <code>{externalId}</code>. It allows only the read actions that the checks use.
          </p>
          <Tabs
            label="The role as"
            tabs={forms.map(({ id, label, text }) => ({
              id,
              label,
              content: (
                <div className="grid gap-2">
                  <CodeBlock label={`The role as ${label}`} lines={text.split('\n').map((line) => ({ text: line }))} />
                  <div>
                    <CopyButton text={text} label={`Copy the role as ${label}`} size="small" />
                  </div>
                </div>
              ),
            }))}
          />
          <ReadWith externalId={externalId} reader={reader} revision={revision} />
        </div>
      )}
    </Disclosure>
  )
}

const roleArn = `arn:{partition}:iam::{accountId}:role/${roleName}`

function ReadWith({
  externalId,
  reader,
  revision,
}: Pick<ReaderRoleProps, 'reader' | 'revision'> & { externalId: string }) {
  const save = useSaveSettings()
  const refresh = useRefresh()
  if (reader.mode === 'role' && reader.roleArn === roleArn) {
    return <p className="text-ink-2">Shipshape reads every account with that role.</p>
  }
  const change = { reader: { mode: 'role' as const, roleArn, externalId } }
  return (
    <div className="grid gap-1">
      <div>
        <Button busy={save.isPending} onClick={() => save.mutate({ change, revision }, { onSuccess: () => refresh() })}>
          Read every account with this role
        </Button>
      </div>
      {save.error && <p className="text-fail">{wordsOf(save.error)}</p>}
    </div>
  )
}
