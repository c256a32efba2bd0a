import type { Fault } from '@/lib/readiness/fault'
import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { Settings } from '@/lib/registry/settings'
import { type AccountAccess, openAccount } from './account-access'
import type { Aws } from './aws'
import { AwsFault } from './aws-fault'
import { mayWrite } from './may-write'
import { asStored } from './reader-of'
import { sessionPolicy } from './session-policy'
import { withDeadline } from './within'

/** Whether an account can be read, by whom, and if not why. */
export type TriedReader = {
  ok: boolean
  /** ARN of the session or caller. */
  readAs: string | null
  /** ARN of the credentials that Shipshape started from, the same in mode ambient; null where nobody was asked, or knows. */
  baseIdentity: string | null
  /** Mode ambient, which no session policy limits: write actions that AWS allows it. Null: another mode, or AWS does not say. */
  mayWrite: string[] | null
  accountId: string | null
  fault: Fault | null
}

/** A person waits for it. */
const limitMs = 9_000

/** Tries the reader of an account live, as a scan would begin; reads nothing. Never throws for AWS's sake. */
export async function testReader(aws: Aws, input: AwsAccountInput, settings: Settings): Promise<TriedReader> {
  const awsAccount = asStored(input)
  return withDeadline(limitMs, new AbortController().signal, async (signal) => {
    const hooks = { policy: sessionPolicy, onCall: () => undefined, signal }
    return tryReader(openAccount(aws, { awsAccount, settings }, hooks), signal)
  }).catch((error) => refused(error, null))
}

async function tryReader(access: AccountAccess, signal: AbortSignal): Promise<TriedReader> {
  try {
    const { readAs, accountId, mode } = await access.readerSession()
    const writes = mode === 'ambient' ? await mayWrite(access.clients(access.homeRegion, signal), readAs) : null
    return { ok: true, readAs, baseIdentity: await baseOf(access), mayWrite: writes, accountId, fault: null }
  } catch (error) {
    // Where nothing may be asked, nothing is: not even who asks.
    const isAsked = error instanceof AwsFault && error.fault.kind !== 'not-configured'
    return refused(error, isAsked ? await baseOf(access) : null)
  }
}

/** Null where nobody could say. */
async function baseOf({ caller }: Pick<AccountAccess, 'caller'>): Promise<string | null> {
  try {
    return (await caller()).arn
  } catch (error) {
    if (error instanceof AwsFault) return null
    throw error
  }
}

/** @throws what is no answer of AWS's */
function refused(error: unknown, baseIdentity: string | null): TriedReader {
  if (!(error instanceof AwsFault)) throw error
  return { ok: false, readAs: null, baseIdentity, mayWrite: null, accountId: null, fault: error.fault }
}
