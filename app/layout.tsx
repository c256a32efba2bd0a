import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { readPreferences } from '@/components/shell/preferences'
import { Shell } from '@/components/shell/shell'
import { Providers } from './providers'
import { readShellState } from './read-shell-state'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Shipshape', template: '%s · Shipshape' },
  description: 'Tells a team whether Spinnaker can deploy to Amazon ECS, and why not, before Spinnaker finds out.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131211' },
  ],
}

/** Fonts, theme and frame. The theme is an attribute from a cookie, so that no script has to run before the first paint. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies()
  const preferences = readPreferences((name) => jar.get(name)?.value)
  const state = await readShellState()
  return (
    <html lang="en" data-theme={preferences.theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <Providers renderedAt={Date.now()}>
          {state ? (
            <Shell state={state} preferences={preferences}>
              {children}
            </Shell>
          ) : (
            children
          )}
        </Providers>
      </body>
    </html>
  )
}
