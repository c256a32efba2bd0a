import type { z } from 'zod'
import { listOrganization } from '@/lib/aws/list-organization'
import { ownIdentity } from '@/lib/aws/own-identity'
import type { awsIdentitySchema, organizationSchema } from '@/lib/contracts/discovery'
import { parseIdentity } from '@/lib/registry/identity'
import type { Settings } from '@/lib/registry/settings'
import type { Runtime } from '@/lib/runtime-types'
import { readRegistry } from '@/prisma/repositories/registry'

/** Who Shipshape's own credentials are. What keeps AWS from saying is an answer, not an error. */
export async function getAwsIdentity({ aws, database }: Runtime): Promise<z.output<typeof awsIdentitySchema>> {
  const { settings } = await readRegistry(database.prisma)
  return ownIdentity(aws, partitionOf(settings))
}

/** The accounts of the organization, beside those that the registry has. A refusal is an answer, not an error. */
export async function discoverOrganization({ aws, database }: Runtime): Promise<z.output<typeof organizationSchema>> {
  const { settings, awsAccounts } = await readRegistry(database.prisma)
  const { accounts, fault } = await listOrganization(aws, partitionOf(settings))
  if (accounts === null) return { accounts, fault }
  const known = new Map(awsAccounts.map(({ accountId, name }) => [accountId, name]))
  return { accounts: accounts.map((each) => ({ ...each, awsAccount: known.get(each.accountId) ?? null })), fault }
}

/** Where Clouddriver is, Shipshape is asked: credentials of one partition are nobody in another. */
const partitionOf = ({ clouddriverIdentity }: Settings) =>
  (clouddriverIdentity === null ? null : parseIdentity(clouddriverIdentity))?.partition ?? 'aws'
