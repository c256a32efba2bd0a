import { mayBeAccountId } from './aws-account'
import { nearest } from './nearest'
import { heldText, isUnknownText } from './open-text'

type Named = { name: string }

/** What the registry refuses: where it is (list, index and field), and words that name the thing. */
type BrokenInvariant = {
  entity: 'aws-account' | 'ecs-account'
  /** Index in its list. */
  index: number
  field: 'name' | 'accountId' | 'awsAccount'
  message: string
}

/**
 * What no registry may hold: a name twice within a provider, an `awsAccount` that names nothing, an account id that
 * is not 12 digits. Everything else is accepted and judged by a check (docs/rules.md, What the registry refuses).
 */
export function brokenInvariants(
  awsAccounts: readonly { name: string; accountId: string }[],
  ecsAccounts: readonly { name: string; awsAccount: string }[],
): BrokenInvariant[] {
  const names = new Set(awsAccounts.flatMap(({ name }) => [name, heldText(name)]))
  return [
    ...repeatedNames('aws-account', awsAccounts),
    ...repeatedNames('ecs-account', ecsAccounts),
    ...awsAccounts.flatMap(({ name, accountId }, index): BrokenInvariant[] => {
      if (mayBeAccountId(accountId)) return []
      return [{ entity: 'aws-account', index, field: 'accountId', message: accountIdMessage(name, accountId) }]
    }),
    ...ecsAccounts.flatMap(({ name, awsAccount }, index): BrokenInvariant[] => {
      if (names.has(awsAccount) || names.has(heldText(awsAccount))) return []
      return [{ entity: 'ecs-account', index, field: 'awsAccount', message: danglingMessage(name, awsAccount, names) }]
    }),
  ]
}

function repeatedNames(entity: BrokenInvariant['entity'], accounts: readonly Named[]): BrokenInvariant[] {
  const seen = new Set<string>()
  return accounts.flatMap(({ name }, index): BrokenInvariant[] => {
    const repeated = seen.has(heldText(name))
    seen.add(heldText(name))
    if (!repeated) return []
    const kind = entity === 'aws-account' ? 'AWS' : 'ECS'
    return [{ entity, index, field: 'name', message: `There are two ${kind} accounts named "${name}". Rename one.` }]
  })
}

function accountIdMessage(name: string, accountId: string): string {
  return `AWS account "${name}": accountId "${accountId}" has not exactly 12 digits. Write the 12 digits in quotes.`
}

function danglingMessage(name: string, awsAccount: string, names: ReadonlySet<string>): string {
  if (isUnknownText(awsAccount)) {
    return `ECS account "${name}": awsAccount is ${awsAccount}, which only Clouddriver's environment can fill in, and no AWS account has that text for its name. Give the placeholder a default that names one.`
  }
  const near = nearest(awsAccount, names)
  const hint = near === null ? 'Add that AWS account, or name one that exists.' : `Did you mean "${near}"?`
  return `ECS account "${name}": there is no AWS account named "${awsAccount}" (names are case-sensitive). ${hint}`
}
