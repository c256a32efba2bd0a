import { getMe } from '@/lib/answers/me'
import * as contracts from '@/lib/contracts/people'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.getMe, async ({ asker }) => getMe(asker)),
)
