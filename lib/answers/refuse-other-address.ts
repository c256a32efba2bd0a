import { type Asker, mayUse } from '@/lib/access/asker'
import type { Env } from '@/lib/env'
import { guardOf, refusedLiteral } from '@/lib/outside/guarded-fetch'
import { Problem } from '@/lib/problem'
import { issueAt } from '@/lib/registry/issue'
import type { Settings } from '@/lib/registry/settings'

type Addressed = Pick<Settings, 'clouddriver'>

/**
 * Refuses a write that moves Clouddriver's address, whatever kind of write it is, unless an admin makes it to an address
 * that may be called.
 * @throws Problem `forbidden`, `invalid`
 */
export function refuseOtherAddress(
  env: Env,
  { before, after, access }: { before: Addressed; after: Addressed } & Pick<Asker, 'access'>,
): void {
  const { address } = after.clouddriver
  if (address === before.clouddriver.address) return
  if (!mayUse(access, 'admin')) {
    const change = "This changes Clouddriver's address, which needs admin access."
    throw new Problem('forbidden', `${change} You have ${access} access. Nothing was changed.`)
  }
  const refusal = address === null ? null : refusedLiteral(address, guardOf(env))
  if (refusal === null) return
  throw new Problem('invalid', refusal, { problems: [issueAt(['clouddriver', 'address'], refusal)] })
}
