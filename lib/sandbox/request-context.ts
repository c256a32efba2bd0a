import type { Call } from './call'
import { type Context, contextOf } from './iam/context'

/** The global condition keys of a request, with those that the service adds. */
export function requestContext(call: Call, own: Readonly<Record<string, string | null>> = {}): Context {
  const { caller, account, now } = call
  const tags = Object.entries(account.rolesByName.get(caller.role)?.tags ?? {})
  return contextOf({
    'aws:PrincipalArn': caller.roleArn,
    'aws:PrincipalAccount': caller.accountId,
    'aws:PrincipalOrgID': account.organizationId,
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': caller.userId,
    'aws:RequestedRegion': call.service.global ? 'us-east-1' : call.region,
    'aws:SourceIp': '198.51.100.7',
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    ...Object.fromEntries(tags.map(([name, value]) => [`aws:PrincipalTag/${name}`, value])),
    ...own,
  })
}
