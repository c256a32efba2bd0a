import { changesInWords } from '@/components/accounts/changes-in-words'
import { Page } from '@/components/shell/page'
import type { RegistryChange } from '@/lib/registry/registry-change'
import { CompareForm } from './compare-form'
import { CompareTabs } from './compare-tabs'

type CompareProps = {
  /** As they stand in the address. */
  from: string
  to: string
  current: number
  /** Null where the two are not there to compare. */
  compared: { changes: readonly RegistryChange[]; before: string; after: string } | null
}

/** What lies between two revisions, field by field and as lines of the file. */
export function Compare({ from, to, current, compared }: CompareProps) {
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {compared === null ? 'Compare two revisions' : `From revision ${from} to revision ${to}`}
      </h1>
      <p className="mt-1 text-ink-2">
        {compared === null
          ? `The registry has the revisions 0 to ${current}.`
          : changesInWords(compared.changes, 'The two are the same.')}
      </p>
      <CompareForm from={from} to={to} current={current} isWrong={compared === null && (from !== '' || to !== '')} />
      {compared && compared.changes.length > 0 && <CompareTabs {...compared} />}
    </Page>
  )
}
