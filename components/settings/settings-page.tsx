'use client'

import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { registryQuery } from '@/components/queries/registry'
import { Outline, type OutlineEntry } from '@/components/shell/outline'
import { Page } from '@/components/shell/page'
import { useShell } from '@/components/shell/shell-context'
import { Notice } from '@/components/ui/notice'
import type { Reader } from '@/lib/registry/reader'
import { Channels } from './channels'
import { ClouddriverAddress } from './clouddriver-address'
import { ConnectAws } from './connect-aws'
import { Schedules } from './schedules'
import { Section } from './section'
import { SettingsForm } from './settings-form'
import { settingsOutline } from './settings-sections'
import { ThemeChoice } from './theme-choice'

const inWords: Record<Reader['mode'], string> = {
  'clouddriver-role': 'Clouddriver’s role',
  role: 'your own read-only role',
  ambient: 'Shipshape’s own credentials',
}

/** Sections of this browser and of this server. */
function others(mode: 'live' | 'sandbox', isAdmin: boolean): OutlineEntry[] {
  const both = [
    { anchor: 'schedules', title: 'Schedules' },
    ...(isAdmin ? [{ anchor: 'channels', title: 'Channels' }] : []),
    { anchor: 'feeds', title: 'Feeds' },
    { anchor: 'clouddriver', title: 'Clouddriver' },
    { anchor: 'theme', title: 'Theme' },
  ]
  return mode === 'sandbox' ? [...both, { anchor: 'connect-aws', title: 'Connect AWS' }] : both
}

/** What holds for every account unless an account says otherwise. */
export function SettingsPage({ readerPolicy, feeds }: { readerPolicy: string; feeds: ReactNode }) {
  const { data: registry } = useSuspenseQuery(registryQuery)
  const { mode, person } = useShell()
  const { release, reader } = registry.settings
  return (
    <Page
      outline={
        <Outline label="Settings on this page" entries={[...settingsOutline, ...others(mode, person.isAdmin)]} />
      }
    >
      <h1 className="text-pretty font-semibold text-sentence tracking-[-0.01em] max-bar:text-heading">
        {release === null ? 'No release is set: the rules of 1.18 apply' : `The rules of release ${release}`}
        {`; default access method: ${inWords[reader.mode]}.`}
      </h1>
      <p className="mt-1 text-ink-2">
        Applies to every account that does not override it. Revision {registry.revision}.
        {mode === 'sandbox' && (
          <>
            {' '}
            This AWS is imaginary:{' '}
            <a href="#connect-aws" className="inline-link">
              connect yours
            </a>
            .
          </>
        )}
      </p>
      {mode === 'live' && release === null && (
        <Notice
          className="mt-4"
          actions={
            person.mayEdit && (
              <a href="#release" className="text-link">
                Set it
              </a>
            )
          }
        >
          Which Spinnaker release does your team run? Until you set it, the rules of 1.18 apply.
        </Notice>
      )}
      <div className="mt-5">
        <SettingsForm registry={registry} readerPolicy={readerPolicy} />
        <Section
          id="schedules"
          title="Schedules"
          about="Checks start by themselves at these times. A time that passes while Shipshape is down is made up once."
        >
          <Schedules />
        </Section>
        {person.isAdmin && (
          <Section
            id="channels"
            title="Channels"
            about="Shipshape tells changes of readiness here: one message for a check, the worst first, and nothing where nothing changed."
          >
            <Channels />
          </Section>
        )}
        <Section
          id="feeds"
          title="Feeds"
          about="Clouddriver reads the registry from here by itself. Choose one way; each needs a token with Viewer access."
        >
          {feeds}
        </Section>
        <Section
          id="clouddriver"
          title="Clouddriver"
          about="Shipshape compares what your Clouddriver has loaded with the registry, and writes the difference into its account storage when an admin says so."
        >
          <ClouddriverAddress registry={registry} />
        </Section>
        <Section id="theme" title="Theme" about="Of this browser.">
          <ThemeChoice />
        </Section>
        {mode === 'sandbox' && (
          <Section
            id="connect-aws"
            title="Connect AWS"
            about="All data here is imaginary: a sandbox on this machine that speaks AWS’s own protocols."
          >
            <ConnectAws />
          </Section>
        )}
      </div>
    </Page>
  )
}
