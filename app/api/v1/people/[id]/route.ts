import { deletePerson, patchPerson } from '@/lib/answers/people'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.patchPerson, ({ runtime, params, body, asker }) =>
    patchPerson(runtime, { ...params, patch: body, asker }),
  ),
  route(contracts.deletePerson, ({ runtime, params, asker }) => deletePerson(runtime, { ...params, asker })),
)
