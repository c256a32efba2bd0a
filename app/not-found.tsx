import { Page } from '@/components/shell/page'
import { LinkButton } from '@/components/ui/link-button'

export const metadata = { title: 'Not found' }

/** An address that leads nowhere: the page was never there, or its account is gone. */
export default function NotFound() {
  return (
    <Page>
      <h1 className="font-semibold text-heading">Nothing is at this address</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        The account may have been renamed or removed since the link was made. The search (/) finds everything by name.
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
