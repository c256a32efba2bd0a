import { isSameIdentity } from '@/lib/registry/identity'
import { effectiveIdentity } from '@/lib/registry/mapping'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'

/** Who Clouddriver runs as, and whether Shipshape's own caller is that identity or stands in for it. */
export type ClouddriverIdentity =
  | { known: true; arn: string; set: boolean; isCaller: boolean }
  | { known: false; fault: Fault }

/**
 * The identity that the mapping names; where it names none, Shipshape's caller stands in for it. Whether the caller is the
 * identity decides what a live AssumeRole proves, and is taken as no where the caller could not be read.
 */
export function clouddriverIdentityOf(
  caller: Gathered<Facts['caller-identity']>,
  { mapping, settings }: Pick<Context, 'mapping' | 'settings'>,
): ClouddriverIdentity {
  const named = effectiveIdentity(mapping.awsAccount, settings)
  if (named !== null) {
    return { known: true, arn: named, set: true, isCaller: caller.ok && isSameIdentity(caller.value.arn, named) }
  }
  if (!caller.ok) return { known: false, fault: caller.fault }
  return { known: true, arn: caller.value.arn, set: false, isCaller: true }
}

/** The identity in a sentence, saying so where the caller stands in for it. */
export function identityWords({ arn, set }: ClouddriverIdentity & { known: true }): string {
  return set ? arn : `${arn} (Shipshape's own identity, used because no Clouddriver identity is set)`
}

/** The role that AWS has just let Clouddriver's identity assume in the mapped account; null where that was not tried or refused. */
export function assumedLive(
  identity: ClouddriverIdentity,
  assumed: Gathered<Facts['assumed-role']> | undefined,
  { mapping }: Pick<Context, 'mapping'>,
): string | null {
  if (!identity.known || !identity.isCaller || !assumed?.ok || !assumed.value.tried) return null
  return assumed.value.accountId === mapping.awsAccount.accountId ? assumed.value.roleArn : null
}
