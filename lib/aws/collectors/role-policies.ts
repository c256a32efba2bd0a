import { ListAttachedRolePoliciesCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam'
import { z } from 'zod'
import { AwsFault, faultWithoutCode } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { readPages } from '../read-pages'
import { ownRoleOf } from '../reader-of'

const attached = 'iam:ListAttachedRolePolicies'
const inline = 'iam:ListRolePolicies'

const pageFields = { IsTruncated: z.boolean().optional(), Marker: z.string().optional() }
const attachedSchema = z.object({ AttachedPolicies: z.array(z.object({ PolicyArn: z.string() })), ...pageFields })
const inlineSchema = z.object({ PolicyNames: z.array(z.string()), ...pageFields })

export const rolePolicies = collector({
  fact: 'role-policies',
  actions: [attached, inline],
  collect: async (aws, { awsAccount, settings }) => {
    const name = ownRoleOf(awsAccount, settings)?.roleArn.split(/[/:]/).at(-1)
    if (name === undefined) {
      throw faultWithoutCode('not-configured', attached, aws.region, `AWS account "${awsAccount.name}" names no role.`)
    }
    try {
      // One after the other: whoever may not list the one may not list the other, and is refused once.
      return { attached: await listAttached(aws, name), inline: await listInline(aws, name) }
    } catch (error) {
      if (error instanceof AwsFault && error.fault.code?.startsWith('NoSuchEntity')) return null
      throw error
    }
  },
})

async function listAttached({ iam, region }: Clients, RoleName: string): Promise<string[]> {
  const pages = await readPages(
    attached,
    region,
    attachedSchema,
    (Marker) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName, MaxItems: 1_000, Marker })),
    (page) => (page.IsTruncated ? page.Marker : null),
  )
  return pages.flatMap(({ AttachedPolicies }) => AttachedPolicies).map(({ PolicyArn }) => PolicyArn)
}

async function listInline({ iam, region }: Clients, RoleName: string): Promise<string[]> {
  const pages = await readPages(
    inline,
    region,
    inlineSchema,
    (Marker) => iam.send(new ListRolePoliciesCommand({ RoleName, MaxItems: 1_000, Marker })),
    (page) => (page.IsTruncated ? page.Marker : null),
  )
  return pages.flatMap(({ PolicyNames }) => PolicyNames)
}
