import { readFileFeed } from '@/lib/answers/file-feed'
import * as contracts from '@/lib/contracts/registry'
import { route } from '@/lib/http/route'
import { routes } from '@/lib/http/routes'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  route(contracts.exportYaml, ({ runtime, asker }) => readFileFeed(runtime, asker)),
)
