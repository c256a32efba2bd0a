import { sh } from '@/lib/registry/sh'
import type { WrittenFix } from './written-fix'

/** AWS refused AssumeRole, and says the same whichever of its three reasons it has. */
export type LetAssume = {
  identity: string
  /** How the role's trust policy should name the identity. */
  trusted: string
  roleArn: string
  sessionName: string
  externalId: string | null
}

export function letAssume({ identity, trusted, roleArn, sessionName, externalId }: LetAssume): WrittenFix {
  const condition = externalId === null ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }
  const external = externalId === null ? sh`` : sh` --external-id ${externalId}`
  return {
    text: `AWS gives the same answer in three cases; check each. 1. The role ${roleArn} exists, with exactly this spelling. 2. Its trust policy allows ${trusted}, with the statement below. 3. A policy of ${identity} allows sts:AssumeRole on that role. The command makes the call as that identity.`,
    cli: sh`aws sts assume-role --role-arn ${roleArn} --role-session-name ${sessionName}${external}`,
    json: JSON.stringify(
      { Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole', ...condition },
      null,
      2,
    ),
  }
}
