'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import { registryQuery } from '@/components/queries/registry'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { Notice } from '@/components/ui/notice'
import { ConnectAws } from './connect-aws'
import { Section } from './section'
import { SettingsForm } from './settings-form'
import { ThemeChoice } from './theme-choice'

/** What holds for every account unless an account says otherwise. */
export function SettingsPage({ readerPolicy }: { readerPolicy: string }) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { mode } = useShell()
  return (
    <Page>
      <h1 className="font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">Settings</h1>
      <p className="mt-1 text-ink-2">
        What holds for every account unless the account says otherwise. Revision {registry.revision}.
      </p>
      {mode === 'live' && registry.settings.release === null && (
        <Notice
          className="mt-4"
          actions={
            <a href="#release" className="text-link">
              Set it
            </a>
          }
        >
          Which Spinnaker release does your team run? Until you say, rules apply as for 1.18, as the set-up page has
          them.
        </Notice>
      )}
      <div className="mt-5">
        <SettingsForm registry={registry} readerPolicy={readerPolicy} />
        <Section id="theme" title="Theme" about="Of this browser.">
          <ThemeChoice />
        </Section>
        {mode === 'sandbox' && (
          <Section
            id="connect-aws"
            title="Connect AWS"
            about="Everything you see is imaginary: a sandbox that speaks AWS’s own protocols on this machine."
          >
            <ConnectAws />
          </Section>
        )}
      </div>
    </Page>
  )
}
