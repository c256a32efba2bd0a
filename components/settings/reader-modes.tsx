import { modeNames, modeWords } from '@/components/fields/reader-fields'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'

/** What each mode means. */
export function ReaderModes() {
  return (
    <dl className="grid gap-1.5">
      {(['clouddriver-role', 'role', 'ambient'] as const).map((mode) => (
        <div key={mode}>
          <dt className="font-medium text-ink">{modeNames[mode]}</dt>
          <dd>{modeWords[mode]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The least policy for whoever reads. */
export function ReaderPolicy({ policy }: { policy: string }) {
  return (
    <Disclosure summary="The least policy that reading needs">
      {() => (
        <div className="grid gap-2 pb-2">
          <CodeBlock label="The least policy" lines={policy.split('\n').map((text) => ({ text }))} />
          <div>
            <CopyButton text={policy} label="Copy the policy" size="small" />
          </div>
          <p className="text-ink-3 text-small">
            Derived from what the checks read; no action of it writes. The same document limits each session that
            Shipshape opens.
          </p>
        </div>
      )}
    </Disclosure>
  )
}
