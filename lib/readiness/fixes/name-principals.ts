import { roleConsoleLink } from '../console-link'
import { listed } from '../words'
import type { WrittenFix } from './written-fix'

/** A trust policy that names everybody: say who is meant. */
export type NamePrincipals = { roleArn: string; roleName: string; services: readonly string[]; identity: string | null }

export function namePrincipals({ roleArn, roleName, services, identity }: NamePrincipals): WrittenFix {
  const who = [...services, identity ?? "Clouddriver's identity"]
  const principal = { ...(identity === null ? {} : { AWS: identity }), Service: services }
  const console = roleConsoleLink(roleArn)
  return {
    text: `In the trust policy of ${roleName}, put the principals that need the role instead of "*": ${listed(who)}. Keep every other principal that uses the role, above all Clouddriver's identity.`,
    json: JSON.stringify({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }, null, 2),
    ...(console === undefined ? {} : { console }),
  }
}
