import type { RenderedFix } from '../finding'
import { shellWord } from './shell'

/** AWS refused AssumeRole, and says the same whichever of its three reasons it has. */
export type LetAssume = {
  identity: string
  /** How the role's trust policy should name the identity. */
  trusted: string
  roleArn: string
  sessionName: string
  externalId: string | null
}

export function letAssume({ identity, trusted, roleArn, sessionName, externalId }: LetAssume): RenderedFix {
  const condition = externalId === null ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }
  const command = [
    'aws sts assume-role',
    `--role-arn ${shellWord(roleArn)}`,
    `--role-session-name ${shellWord(sessionName)}`,
  ]
  if (externalId !== null) command.push(`--external-id ${shellWord(externalId)}`)
  return {
    text: `AWS gives one answer for three causes; look at each. 1. The role ${roleArn} exists, spelled exactly so. 2. Its trust policy admits ${trusted}, with the statement below. 3. A policy of ${identity} allows sts:AssumeRole on that role. The command tries it as that identity.`,
    cli: command.join(' '),
    json: JSON.stringify(
      { Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole', ...condition },
      null,
      2,
    ),
  }
}
