import { notFound } from 'next/navigation'
import { Upgrade } from '@/components/upgrade/upgrade'
import { getRegistry } from '@/lib/answers/registry'
import { getUpgrade } from '@/lib/answers/upgrade'
import { currentRuntime } from '@/lib/current-runtime'
import { newestBorder } from '@/lib/readiness/release-borders'
import { releaseSchema } from '@/lib/registry/release'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Upgrade' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UpgradePage({ searchParams }: Props) {
  const [runtime, query] = await Promise.all([currentRuntime(), searchParams])
  const release = one(query.release) ?? newestBorder
  const ecsAccount = one(query.ecsAccount) ?? null
  const ownReleases = one(query.ownReleases) === 'replace' ? 'replace' : 'keep'
  const { ecsAccounts } = await getRegistry(runtime)
  if (ecsAccount !== null && !ecsAccounts.some(({ name }) => name === ecsAccount)) notFound()

  const parsed = releaseSchema.safeParse(release)
  const answer = parsed.success
    ? await getUpgrade(runtime, { release, ownReleases, ...(ecsAccount !== null && { ecsAccount }) })
    : null
  return (
    <Upgrade
      answer={answer}
      release={release}
      ecsAccount={ecsAccount}
      replacesOwn={ownReleases === 'replace'}
      problem={parsed.error?.issues[0]?.message ?? null}
      hasOwn={ecsAccounts.some((account) => account.release !== null)}
    />
  )
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
