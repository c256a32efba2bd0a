'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { peopleQuery } from '@/components/queries/people'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { Notice } from '@/components/ui/notice'
import { byCount } from '@/lib/readiness/words'
import { Invitations } from './invitations'
import { PeopleTable } from './people-table'
import { Tokens } from './tokens'

/** Who may sign in and what they may do, who is invited, and the keys of machines. */
export function People({ passwords }: { passwords: boolean }) {
  const { data } = useSuspenseQuery(peopleQuery)
  const { mode } = useShell()
  const count = data.people.length
  const admins = data.people.filter(({ access }) => access === 'admin').length
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {mode === 'sandbox'
          ? 'The sandbox signs in every browser on this machine.'
          : `${byCount(count, 'One person', `${count} people`)} can sign in; ${byCount(admins, 'one is', `${admins} are`)} Admin.`}
      </h1>
      <p className="mt-1 text-ink-2">
        Viewers read everything. Editors also change the registry and start checks. Admins also manage people and
        tokens.
      </p>
      {mode === 'sandbox' ? (
        <Notice className="mt-4">People and invitations are here in live mode: set SHIPSHAPE_AWS=live.</Notice>
      ) : (
        <Part id="people" title="People">
          <PeopleTable people={data.people} />
        </Part>
      )}
      {mode === 'live' && passwords && (
        <Part id="invitations" title="Invitations">
          <Invitations />
        </Part>
      )}
      <Part id="tokens" title="Tokens">
        <Tokens people={data.people} />
      </Part>
    </Page>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-5 grid gap-3 border-line border-t py-6">
      <h2 id={`${id}-title`} className="font-semibold text-title">
        {title}
      </h2>
      {children}
    </section>
  )
}
