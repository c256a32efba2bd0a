import { readFile } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import { accountWords } from '@/lib/answers/account-words'
import { checkArguments, checkUsage } from '@/lib/answers/check-arguments'
import { checkAnswerAs, checkFile } from '@/lib/answers/check-file'
import { createAws } from '@/lib/aws/aws'
import { EnvironmentError, readEnv } from '@/lib/env'
import { Problem } from '@/lib/problem'
import { openReading } from '@/lib/reading/open-reading'
import type { Issue } from '@/lib/registry/issue'
import { defaultSettings } from '@/lib/registry/settings'
import { startAws } from './start-aws'

/** What a shell gets: the report for stdout, lines for stderr, and 0 ok, 1 gate closed, 2 could not judge. */
type CheckRun = { code: 0 | 1 | 2; out: string; said: string[] }

type Place = {
  /** Where the command was called: FILE is looked for from there. */
  folder: string
  env: Readonly<Record<string, string | undefined>>
}

/** The longest that the command reads; what has not come by then is unknown. */
const longestMs = 15 * 60_000

/**
 * `npm run check`: judges a clouddriver YAML without a server and without a database, with the credentials of whoever calls
 * it, by the engine behind POST /api/v1/check. Never throws; nothing is kept.
 */
export async function checkCommand(args: readonly string[], { folder, env }: Place): Promise<CheckRun> {
  const asked = checkArguments(args)
  if ('wrong' in asked) return notJudged(...asked.wrong, checkUsage)
  const { file, query } = asked
  const path = resolve(folder, file)
  try {
    const text = await readFile(path, 'utf8')
    const { answer, warnings } = await judged(text, query, env)
    const chosen = checkAnswerAs(answer, { format: query.format ?? 'markdown' }, pathFrom(folder, path))
    const out = 'json' in chosen ? `${JSON.stringify(chosen.json, null, 2)}\n` : chosen.text
    const { code, words } = outcomeOf(answer)
    return { code, out, said: [...warnings.map((issue) => issueLine(file, issue)), words] }
  } catch (error) {
    return notJudged(...wordsOf(error, file))
  }
}

async function judged(
  text: string,
  asked: Parameters<typeof checkFile>[0]['asked'],
  { SHIPSHAPE_AWS, SHIPSHAPE_SANDBOX_URL, SHIPSHAPE_PROFILES, SHIPSHAPE_ROLES }: Place['env'],
) {
  // A pipeline's other variables (HOST, PORT…) are not the command's.
  const mode = SHIPSHAPE_AWS === undefined || SHIPSHAPE_AWS === '' ? 'live' : SHIPSHAPE_AWS
  const env = readEnv({ SHIPSHAPE_AWS: mode, SHIPSHAPE_SANDBOX_URL, SHIPSHAPE_PROFILES, SHIPSHAPE_ROLES })
  const side = await startAws(env)
  try {
    const known = { revision: 0, settings: defaultSettings, awsAccounts: [], ecsAccounts: [] }
    const signal = AbortSignal.timeout(longestMs)
    return await checkFile({
      reading: openReading({ threadFile: null }),
      person: 'caller',
      text,
      known,
      asked,
      aws: createAws(side.options),
      signal,
    })
  } finally {
    await side.close()
  }
}

/** An open gate over accounts that nobody could read would be no answer. */
function outcomeOf({ ok, asked, accounts }: Awaited<ReturnType<typeof checkFile>>['answer']): {
  code: 0 | 1 | 2
  words: string
} {
  if (accounts.length === 0) return { code: 2, words: 'Not judged: the file has no ECS account.' }
  const unread = accounts.filter(({ readAs, gaps }) => readAs === null && gaps > 0).map(({ ecsAccount }) => ecsAccount)
  if (ok && unread.length > 0) {
    return {
      code: 2,
      words: `Not judged: nobody could read ${unread.join(', ')}. The findings name the refused calls.`,
    }
  }
  const statuses = accounts.map(accountWords).join(', ')
  return ok
    ? { code: 0, words: `Open (fails on ${asked.failOn}): ${statuses}.` }
    : { code: 1, words: `Closed (fails on ${asked.failOn}): ${statuses}.` }
}

const notJudged = (...said: string[]): CheckRun => ({ code: 2, out: '', said })

function wordsOf(error: unknown, file: string): string[] {
  if (error instanceof Problem && error.problems.length > 0) {
    return error.problems.map((issue) => issueLine(file, issue))
  }
  if (error instanceof EnvironmentError || error instanceof Problem) return [error.message]
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [`There is no file ${file}.`]
  return [`Not judged: ${error instanceof Error ? error.message : String(error)}`]
}

/** As compilers write it, so that editors and pipelines find the place. */
function issueLine(file: string, { line, column, severity, path, message }: Issue): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`
  const about = path === '' || message.startsWith(path) ? '' : `${path}: `
  return `${place}: ${severity}: ${about}${message}`
}

/** A path that whoever reads the report can follow: from the folder where the command was called, where FILE is below it. */
function pathFrom(folder: string, path: string): string {
  const from = relative(folder, path)
  return from.startsWith('..') || isAbsolute(from) ? path : from
}
