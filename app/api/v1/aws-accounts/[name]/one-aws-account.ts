import { deleteAwsAccount, getAwsAccount, patchAwsAccount } from '@/lib/answers/aws-accounts'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'

/** Routes of one AWS account; also those of one that is named "test", beside the route that tries a reader. */
export const oneAwsAccount = [
  route(contracts.getAwsAccount, ({ runtime, params }) => getAwsAccount(runtime, params)),
  route(contracts.patchAwsAccount, ({ runtime, params, body, ifMatch, asker }) =>
    patchAwsAccount(runtime, { ...params, patch: body, ifMatch, actor: asker.actor }),
  ),
  route(contracts.deleteAwsAccount, ({ runtime, params, ifMatch, asker }) =>
    deleteAwsAccount(runtime, { ...params, ifMatch, actor: asker.actor }),
  ),
]
