'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '@/components/queries/problem-error'
import { ClockProvider } from '@/components/ui/clock'
import { Toaster } from '@/components/ui/toaster'
// Listens from the first page on: panels are loaded when the focus has already moved.
import '@/components/ui/use-focus-return'

/** What the page was rendered with is fresh for a minute; a refusal is not asked for again, a lost answer twice. */
function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status >= 400),
      },
    },
  })
}

/** What all components may rely on. `renderedAt` is the server's time in ms. */
export function Providers({ renderedAt, children }: { renderedAt: number; children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <ClockProvider renderedAt={renderedAt}>
          {children}
          <Toaster />
        </ClockProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
