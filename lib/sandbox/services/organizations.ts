import { AwsError } from '../aws-error'
import type { Call, Result, Service } from '../call'
import { integerOf, textOf } from '../input'
import { pageOf } from '../paging'

export const organizations: Service = {
  signingName: 'organizations',
  prefix: 'organizations',
  protocol: 'json-1.1',
  target: 'AWSOrganizationsV20161128',
  global: true,
  invalidCode: 'InvalidInputException',
  throttleCode: 'TooManyRequestsException',
  operations: { ListAccounts: { answer: listAccounts } },
}

/** The accounts of the caller's own organization, twenty at a time. */
function listAccounts(call: Call): Result {
  const { account, world } = call
  const { organizationId } = account
  if (organizationId === undefined)
    throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
  const members = [...world.accounts.values()].filter((each) => each.organizationId === organizationId)
  const size = integerOf(call, 'MaxResults', { minimum: 1, maximum: 20, default: 20 })
  const { items, next } = pageOf(call, members, size, textOf(call, 'NextToken'))
  return {
    Accounts: items.map(({ id, name, partition }) => ({
      Id: id,
      Arn: `arn:${partition}:organizations::${account.id}:account/${organizationId}/${id}`,
      Email: `aws+${name}@example.com`,
      Name: name,
      Status: 'ACTIVE',
      State: 'ACTIVE',
      JoinedMethod: 'CREATED',
    })),
    NextToken: next,
  }
}
