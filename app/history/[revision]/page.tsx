import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { createLoader } from 'nuqs/server'
import { cache } from 'react'
import { Revision } from '@/components/history/revision'
import { revisionParsers } from '@/components/history/revision-view'
import { getRevisionPage, yamlOf } from '@/lib/answers/history'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ revision: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await pageOf((await params).revision)
  return { title: page === null ? 'No such revision' : `Revision ${page.registry.revision}` }
}

export default async function RevisionPage({ params, searchParams }: Props) {
  const page = await pageOf((await params).revision)
  if (page === null) notFound()
  const { tab } = await loadTab(searchParams)
  const yaml = tab === 'yaml' ? yamlOf(page.registry) : null
  return <Revision {...page} tab={tab} yaml={yaml} />
}

const loadTab = createLoader(revisionParsers)

/** Null where there is no such revision. Read once for the title and the page. */
const pageOf = cache(async (revision: string) =>
  getRevisionPage(await currentRuntime(), { revision: decodeURIComponent(revision) }).catch((error: unknown) => {
    // By name: Next loads the runtime and the page as module instances of their own, each with its own class.
    if (problemOf(error)?.kind === 'not-found') return null
    throw error
  }),
)
