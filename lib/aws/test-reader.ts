import type { Fault } from '@/lib/readiness/fault'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'
import { openAccount } from './account-access'
import type { Aws } from './aws'
import { AwsFault } from './aws-fault'
import { asStored } from './reader-of'
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
  const { readAs, accountId } = await access.readerSession()
  return { ok: true, readAs, accountId, fault: null }
}
