import type { Fault } from '@/lib/readiness/fault'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'
import { openAccount } from './account-access'
import type { Aws } from './aws'
import { AwsFault, faultWithoutCode } from './aws-fault'
import { asStored, ownRoleOf, readerOf, readerRoleOf } from './reader-of'
import { sessionPolicy } from './session-policy'
import { withDeadline } from './within'

/** Whether an account can be read, by whom, and if not why; `readAs` is the ARN of the session or caller. */
export type TriedReader = { ok: boolean; readAs: string | null; accountId: string | null; fault: Fault | null }

/** A person waits for it. */
const limitMs = 9_000

/** Tries the reader of an account live, as a scan would begin; reads nothing. Never throws for AWS's sake. */
export async function testReader(aws: Aws, input: AwsAccountInput, settings: Settings): Promise<TriedReader> {
  try {
    return await withDeadline(limitMs, new AbortController().signal, (signal) =>
      tryReader(aws, input, settings, signal),
    )
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    return { ok: false, readAs: null, accountId: null, fault: error.fault }
  }
}

async function tryReader(
  aws: Aws,
  input: AwsAccountInput,
  settings: Settings,
  signal: AbortSignal,
): Promise<TriedReader> {
  const awsAccount = asStored(input)
  const access = openAccount(aws, { awsAccount, settings }, { policy: sessionPolicy, onCall: () => undefined, signal })
  const otherAccount = roleAccount(input, settings)
  if (otherAccount !== null) {
    throw faultWithoutCode(
      'not-configured',
      'sts:AssumeRole',
      access.homeRegion,
      `The role is of account ${otherAccount}, not of ${input.accountId}. It was not assumed.`,
    )
  }
  const { readAs, accountId } = await access.readerSession()
  return { ok: true, readAs, accountId, fault: null }
}

/** The account of the role to read with, where it is another than the form's: a mistyped id must not assume anything. */
function roleAccount(input: AwsAccountInput, settings: Settings): string | null {
  const awsAccount = asStored(input)
  const reader = readerOf(awsAccount, settings)
  if (reader.mode === 'ambient') return null
  const role = reader.mode === 'role' ? readerRoleOf(reader, awsAccount, settings) : ownRoleOf(awsAccount, settings)
  const accountId = role?.roleArn.match(/^arn:[^:]+:iam::(\d{12}):/)?.[1] ?? input.accountId
  return accountId === input.accountId ? null : accountId
}
