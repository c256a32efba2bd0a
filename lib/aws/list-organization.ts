import { ListAccountsCommand } from '@aws-sdk/client-organizations'
import { z } from 'zod'
import type { Fault } from '@/lib/readiness/fault'
import type { Aws } from './aws'
import { AwsFault } from './aws-fault'
import { homeRegion } from './home-region'
import { ownClients } from './own-clients'
import { readPages } from './read-pages'
import { withDeadline } from './within'

/** An account of the organization; closed ones are left out. */
export type Member = { accountId: string; name: string }

export type Organization = { accounts: Member[]; fault: null } | { accounts: null; fault: Fault }

/** A person waits for it; an organization of a thousand accounts has fifty pages. */
const limitMs = 30_000

const action = 'organizations:ListAccounts'

const pageSchema = z.object({
  Accounts: z.array(
    z.object({
      Id: z.string(),
      Name: z.string().optional(),
      /** State is newer, and Status goes (AWS, September 2025). */
      State: z.string().optional(),
      Status: z.string().optional(),
    }),
  ),
  NextToken: z.string().nullish(),
})

/**
 * The accounts of the organization that Shipshape's own credentials belong to. AWS lists them for the management account and
 * for delegated administrators only. Never throws for AWS's sake: a refusal is the fault, not an empty list.
 */
export async function listOrganization(aws: Aws, partition: string): Promise<Organization> {
  const region = homeRegion(partition)
  try {
    const pages = await withDeadline(limitMs, new AbortController().signal, async (signal) => {
      const { organizations } = ownClients(aws, region, signal)
      return readPages(
        action,
        region,
        pageSchema,
        (token) => organizations.send(new ListAccountsCommand({ NextToken: token })),
        ({ NextToken }) => NextToken,
      )
    })
    return { accounts: pages.flatMap(({ Accounts }) => Accounts.filter(isOpen).map(memberOf)), fault: null }
  } catch (error) {
    if (error instanceof AwsFault) return { accounts: null, fault: error.fault }
    throw error
  }
}

type Listed = z.output<typeof pageSchema>['Accounts'][number]

const isOpen = ({ State, Status }: Listed) => (State ?? Status ?? 'ACTIVE') === 'ACTIVE'

const memberOf = ({ Id, Name }: Listed): Member => ({ accountId: Id, name: Name ?? Id })
