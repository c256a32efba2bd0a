import { Page } from '@/components/shell/page'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** A link to a report that is not kept any more, or never was. */
export function NoReport({ ecsAccount }: { ecsAccount: string }) {
  return (
    <Page>
      <h1 className="sr-only">No such report</h1>
      <EmptyState
        title="This report does not exist"
        actions={<LinkButton href={`/readiness/${encodeURIComponent(ecsAccount)}`}>Open the latest report</LinkButton>}
      >
        {ecsAccount} has no report of this number. Old reports are removed.
      </EmptyState>
    </Page>
  )
}
