import {
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { statuses } from '@/lib/readiness/status'

/** What of Accounts one looks at; all of it is in the URL. One of `ecs`, `aws`, `new` and `import` opens something. */
export const accountsParsers = {
  /** Name of the ECS account whose form is open. */
  ecs: parseAsString,
  /** Name of the AWS account whose form is open. */
  aws: parseAsString,
  new: parseAsStringLiteral(['mapping', 'aws', 'ecs'] as const),
  /** Where an import comes from: a file, or a proposal. */
  import: parseAsStringLiteral(['open', 'organization', 'spinnaker'] as const),
  /** Health of the mapping. */
  status: parseAsStringLiteral([...statuses, 'not-checked', 'unmapped'] as const),
  q: parseAsString.withDefault(''),
  /** Name of a column, with a minus before it from high to low; else in the order of the registry. */
  sort: parseAsString,
  page: parseAsInteger.withDefault(1),
}

export type AccountsView = inferParserType<typeof accountsParsers>
export const serializeAccountsView = createSerializer(accountsParsers)

/** A view with nothing open. */
export const nothingOpen = { ecs: null, aws: null, new: null, import: null } as const satisfies Partial<AccountsView>
