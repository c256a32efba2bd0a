import type { Aws } from '@/lib/aws/aws'
import type { CheckAnswer, CheckQuery } from '@/lib/contracts/check'
import type { Chosen } from '@/lib/contracts/contract'
import { detailOf } from '@/lib/contracts/detail-of'
import { Problem } from '@/lib/problem'
import { writeReports } from '@/lib/readiness/formats/write-reports'
import { gateOf } from '@/lib/readiness/gate'
import type { Reading } from '@/lib/reading/open-reading'
import { hasErrors, type Issue } from '@/lib/registry/issue'
import type { Registry } from '@/lib/registry/registry'
import { judgeRegistry } from '@/lib/scans/judge-registry'

type FileToCheck = {
  reading: Reading
  /** Whose file it is: one is read at a time for each. */
  person: string
  text: string
  /** What only Shipshape knows: release, identity, readers. */
  known: Registry
  asked: Omit<CheckQuery, 'format'>
  aws: Aws
  signal: AbortSignal
}

/**
 * Judges a clouddriver YAML live; the one engine behind the route and the command. Nothing is kept.
 * @throws Problem `invalid` with every problem where the file cannot be read
 */
export async function checkFile({ reading, person, text, known, asked, aws, signal }: FileToCheck): Promise<{
  answer: CheckAnswer
  warnings: Issue[]
}> {
  const { registry, problems } = await reading.read('posted', { text, registry: known }, person)
  if (registry === null) throw new Problem('invalid', detailOf(problems.filter(isError)), { problems })
  const { failOn = 'fail', release = null } = asked
  const accounts = await judgeRegistry(aws, release === null ? registry : withRelease(registry, release), signal)
  const { ok } = gateOf({
    failOn,
    maxAge: null,
    now: new Date().toISOString(),
    accounts: accounts.map((report) => ({ ecsAccount: report.ecsAccount, report })),
    everyone: accounts,
  })
  return { answer: { ok, asked: { failOn, release }, accounts }, warnings: problems }
}

/** The answer in the form that was asked for. `file` is the file's path, where its reader knows it by one. */
export function checkAnswerAs(
  answer: CheckAnswer,
  { format = 'json' }: Pick<CheckQuery, 'format'>,
  file: string | null = null,
): Chosen<CheckAnswer> {
  const closed = !answer.ok
  return format === 'json' ? { closed, json: answer } : { closed, ...writeReports(format, answer.accounts, { file }) }
}

function withRelease(registry: Registry, release: string): Registry {
  return {
    ...registry,
    settings: { ...registry.settings, release },
    ecsAccounts: registry.ecsAccounts.map((account) => ({ ...account, release: null })),
  }
}

const isError = (issue: Issue) => hasErrors([issue])
