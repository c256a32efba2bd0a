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
  /** An action that goes with the call and that AWS named in its refusal: the identity's session carries what it passes on. */
  also?: string | null
}

export function letAssume({ identity, trusted, roleArn, sessionName, externalId, also = null }: LetAssume): WrittenFix {
  const condition = externalId === null ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }
  const external = externalId === null ? sh`` : sh` --external-id ${externalId}`
  const threeCases = `AWS gives the same answer in three cases; check each. 1. The role ${roleArn} exists, with exactly this spelling. 2. Its trust policy allows ${trusted}, with the statement below. 3. A policy of ${identity} allows sts:AssumeRole on that role. The command makes the call as that identity.`
  const action = also === null ? 'sts:AssumeRole' : ['sts:AssumeRole', also]
  return {
    text:
      also === null
        ? threeCases
        : `AWS names ${also}: the session of ${identity} passes on session tags or a source identity. Allow ${also} beside sts:AssumeRole in the trust policy of ${roleArn}, with the statement below, and in a policy of ${identity}. The command makes the call as that identity.`,
    cli: sh`aws sts assume-role --role-arn ${roleArn} --role-session-name ${sessionName}${external}`,
    json: JSON.stringify({ Effect: 'Allow', Principal: { AWS: trusted }, Action: action, ...condition }, null, 2),
  }
}
