import { roleArnOf, sessionNameOf } from '@/lib/registry/mapping'
import type { Context } from '../context'
import { roleWord } from './role-arn'
import type { RoleVerdict } from './role-verdict'

/** What the STS reference says of RoleSessionName. */
const taken = /^[\w+=,.@-]{2,64}$/
const takenWords = '2 to 64 letters, digits and characters of _+=,.@-'

/** A session name with which AWS refuses each AssumeRole, whoever asks; null where AWS takes it. */
export function refusedSessionName({ mapping, settings, registry }: Context): RoleVerdict | null {
  const { awsAccount } = mapping
  const { name } = awsAccount
  const arn = roleArnOf(awsAccount, settings)
  const sessionName = sessionNameOf(awsAccount)
  if (arn === null || taken.test(sessionName)) return null
  const own = registry.awsAccounts.find((account) => account.name === name)?.sessionName ?? null
  const written = own === null ? 'aws.defaultSessionName' : `sessionName of AWS account ${name}`
  return {
    status: 'fail',
    title: `${roleWord(arn)} cannot be assumed for a session named "${sessionName}"`,
    summary: `AWS takes a session name of ${takenWords}, and refuses each AssumeRole with another. Spinnaker loads nothing from this account.`,
    evidence: [
      {
        kind: 'text',
        title: 'Session',
        text: `${written}: ${own ?? sessionName}\nClouddriver asks for: ${sessionName}`,
      },
    ],
    fix: {
      kind: 'edit-registry',
      ...(own === null
        ? { entity: 'settings', name: null, field: 'other' }
        : { entity: 'aws-account', name, field: 'sessionName' }),
      text: `Write ${written} with ${takenWords}, or leave it out.`,
    },
  }
}
