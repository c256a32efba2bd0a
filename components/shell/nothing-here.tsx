import { LinkButton } from '@/components/ui/link-button'
import { Page } from './page'

/** An address that leads to nothing: what was looked for, and where to go. */
export function NothingHere({ children }: { children: string }) {
  return (
    <Page>
      <h1 className="font-semibold text-heading">Nothing at this address</h1>
      <p className="wrap-anywhere mt-1 max-w-prose text-ink-2">
        {children} Search (/) finds accounts, clusters, roles and alarms by name.
      </p>
      <div className="mt-4 flex gap-2">
        <LinkButton href="/" variant="primary">
          Readiness
        </LinkButton>
        <LinkButton href="/accounts">Accounts</LinkButton>
      </div>
    </Page>
  )
}
