import { Compare } from '@/components/history/compare'
import { compareRevisions } from '@/lib/answers/history'
import { getRegistry } from '@/lib/answers/registry'
import { currentRuntime } from '@/lib/current-runtime'
import { problemOf } from '@/lib/http/problem-of'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Compare revisions' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ComparePage({ searchParams }: Props) {
  const [runtime, query] = await Promise.all([currentRuntime(), searchParams])
  const [from, to] = [one(query.from) ?? '', one(query.to) ?? '']
  const { revision } = await getRegistry(runtime)
  const compared = await compareRevisions(runtime, { from, to }).catch((error: unknown) => {
    // By name: Next loads the runtime and the page as module instances of their own, each with its own class.
    if (problemOf(error)?.kind === 'not-found') return null
    throw error
  })
  return <Compare from={from} to={to} current={revision} compared={compared} />
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
