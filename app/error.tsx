'use client'

import { Page } from '@/components/shell/page'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

/** A page that broke: a fault of Shipshape's own, not of the accounts. The server's log has the cause under the digest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page>
      <h1 className="font-semibold text-heading">Shipshape could not show this page</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        The fault is Shipshape’s, not your accounts’. All saved answers are kept. Try again; if it fails again, look in
        the server’s log
        {error.digest ? (
          <>
            {' '}
            for <code>{error.digest}</code>
          </>
        ) : null}
        .
      </p>
      <div className="mt-4 flex gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <LinkButton href="/">Readiness</LinkButton>
      </div>
    </Page>
  )
}
