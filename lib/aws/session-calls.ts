import type { FactSet } from '@/lib/readiness/fact-set'
import type { FactName } from '@/lib/readiness/facts'
import { effectiveIdentity } from '@/lib/registry/mapping'
import type { Calls } from './call-count'
import { readerOf } from './reader-of'
import type { AccountTarget } from './target'

const who = 'sts:GetCallerIdentity'
const assume = 'sts:AssumeRole'

/** Requests of the facts that find out how an account can be read: they share one session and one answer of who asks. */
export function sessionCalls(
  { awsAccount, settings }: Pick<AccountTarget, 'awsAccount' | 'settings'>,
  wanted: ReadonlySet<FactName>,
  { account }: FactSet,
): { readonly [K in FactName]?: Calls } {
  const { mode } = readerOf(awsAccount, settings)
  // Whoever asks first, it is asked once.
  const askedWho = wanted.has('caller-identity') ? {} : { [who]: 1 }
  const tried = account['assumed-role']
  return {
    'caller-identity': { [who]: 1 },
    'reader-session': mode === 'ambient' ? askedWho : { [assume]: 1 },
    'assumed-role': ownTry(),
  }

  function ownTry(): Calls {
    // In mode clouddriver-role the reader's session is that try.
    if (mode === 'clouddriver-role') return {}
    const compares = mode === 'role' && effectiveIdentity(awsAccount, settings) !== null ? askedWho : {}
    return tried?.ok && !tried.value.tried ? compares : { ...compares, [assume]: 1 }
  }
}
