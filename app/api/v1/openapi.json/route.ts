import * as contracts from '@/lib/contracts/system'
import { openapiDocument } from '@/lib/http/openapi'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

const document = openapiDocument()

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(route(contracts.openapi, async () => document))
