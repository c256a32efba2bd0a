import { isSameIdentity } from '@/lib/registry/identity'
import { effectiveIdentity } from '@/lib/registry/mapping'
import { collector } from '../collector'

/** The live try to assume the account's own role. In mode clouddriver-role it is the reader's own call, not a second. */
export const assumedRole = collector({
  fact: 'assumed-role',
  actions: ['sts:AssumeRole', 'sts:GetCallerIdentity'],
  credentials: 'base',
  collect: async ({ access }, { awsAccount, settings }) => {
    const identity = effectiveIdentity(awsAccount, settings)
    // A third party's try says nothing about Clouddriver; where nobody is named, the caller stands in for it.
    if (access.reader.mode !== 'clouddriver-role' && identity !== null) {
      const { arn } = await access.caller()
      if (!isSameIdentity(arn, identity)) return { tried: false, why: whyNot(arn, identity) }
    }
    const { roleArn, sessionArn, accountId } = await access.ownRole()
    return { tried: true, roleArn, sessionArn, accountId }
  },
})

const whyNot = (caller: string, identity: string) =>
  `Shipshape runs as ${caller}, which is not Clouddriver's identity ${identity}; its own try would say nothing about Clouddriver's.`
