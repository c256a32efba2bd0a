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

/** The policy that Shipshape needs for whoever reads. */
export function ReaderPolicy({ policy }: { policy: string }) {
  return (
    <Disclosure summary="The policy that Shipshape needs">
      {() => (
        <div className="grid gap-2 pb-2">
          <CodeBlock label="The policy that Shipshape needs" lines={policy.split('\n').map((text) => ({ text }))} />
          <div>
            <CopyButton text={policy} label="Copy the policy" size="small" />
          </div>
          <p className="text-ink-3 text-small">
            Contains only the read actions that the checks use. The same document limits every session that Shipshape
            opens.
          </p>
        </div>
      )}
    </Disclosure>
  )
}
