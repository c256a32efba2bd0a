'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { SessionList } from '@/components/people/session-list'
import { mySessionsQuery, useEndMySession } from '@/components/queries/people'
import { Section } from '@/components/settings/section'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { accessWords } from '@/lib/contracts/access-words'
import { byCount } from '@/lib/readiness/words'
import { PasswordForm } from './password-form'

/** What somebody can see and change of their own. */
export function Me({ hasPassword }: { hasPassword: boolean }) {
  const { person } = useShell()
  const { data } = useSuspenseQuery(mySessionsQuery)
  const { mutateAsync: end } = useEndMySession()
  const count = data.sessions.length
  return (
    <Page>
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {`You are signed in as ${person.name}, in ${byCount(count, 'one browser', `${count} browsers`)}.`}
      </h1>
      <p className="mt-1 text-ink-2">
        {person.email && `${person.email}. `}Your access is {accessWords[person.access]}.
      </p>
      <section className="mt-5 border-line border-t py-6" aria-labelledby="sessions-title">
        <h2 id="sessions-title" className="mb-2 font-semibold text-title">
          Sessions
        </h2>
        <p className="mb-3 text-ink-2">A session ends seven days after it was last seen, or when you end it here.</p>
        <SessionList sessions={data.sessions} end={end} />
      </section>
      {hasPassword && (
        <Section id="password" title="Password" about="A new password ends your sessions in all other browsers.">
          <PasswordForm />
        </Section>
      )}
    </Page>
  )
}
