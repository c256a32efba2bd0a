import { sh, withFile } from '@/lib/registry/sh'
import { roleConsoleLink } from '../console-link'
import type { PolicyDocument } from '../facts/policy-document'
import { listed } from '../words'
import type { WrittenFix } from './written-fix'

/** A role's own trust policy, changed so that `principals` are trusted too, or `how` that is not yet so. */
export type TrustPolicy = {
  roleArn: string
  roleName: string
  principals: readonly string[]
  document: PolicyDocument
  how?: string
}

/** IAM's default quota; white space does not count. */
const characterLimit = 2048

export function trustPolicy({ roleArn, roleName, principals, document, how = 'too' }: TrustPolicy): WrittenFix {
  const json = JSON.stringify(document, null, 2)
  const console = roleConsoleLink(roleArn)
  const text = `Replace the trust policy of ${roleName} with its own document, with ${listed(principals)} trusted ${how}. Nothing else changes: every principal trusted today, including Clouddriver's identity, stays trusted.`
  const command = sh`aws iam update-assume-role-policy --role-name ${roleName} --policy-document file://trust.json`
  return {
    text: text + limitSentence(document),
    cli: withFile('trust.json', json, command),
    json,
    ...(console === undefined ? {} : { console }),
  }
}

function limitSentence(document: PolicyDocument): string {
  const length = JSON.stringify(document).length
  if (length <= characterLimit) return ''
  return ` The document has ${length} characters and IAM takes ${characterLimit} unless the quota is raised (L-C07B4B0D, to 4096): shorten it or raise the quota first.`
}
