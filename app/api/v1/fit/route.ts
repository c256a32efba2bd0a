import { createFit } from '@/lib/answers/fit'
import * as contracts from '@/lib/contracts/fit'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.createFit, ({ runtime, body }) => createFit(runtime, { body })),
)
