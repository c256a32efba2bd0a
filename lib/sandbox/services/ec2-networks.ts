import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { structuresOf, textsOf } from '../input'
import type { Subnet, Vpc } from '../world/world-types'
import { ec2Page } from './ec2-page'

type Placed = { vpc: Vpc; subnet: Subnet }

export function describeSubnets(call: Call): Result {
  const ids = textsOf(call, 'SubnetId', 1000)
  const all: readonly Placed[] = (call.contents.vpcs ?? []).flatMap((vpc) =>
    vpc.subnets.map((subnet) => ({ vpc, subnet })),
  )
  const strange = ids?.find((id) => !all.some(({ subnet }) => subnet.id === id))
  if (strange !== undefined) throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${strange}' does not exist`)
  const wanted = all
    .filter(({ subnet }) => ids === null || ids.includes(subnet.id))
    .filter(({ vpc, subnet }) =>
      filtered(call, { 'vpc-id': vpc.id, 'availability-zone': subnet.availabilityZone, ...tagFilters(subnet.tags) }),
    )
  const { items, token } = ec2Page(call, wanted)
  return { subnetSet: items.map((placed) => subnetAnswer(call, placed)), ...token }
}

function subnetAnswer({ account, region }: Call, { vpc, subnet }: Placed): Result {
  return {
    subnetId: subnet.id,
    subnetArn: `arn:${account.partition}:ec2:${region}:${account.id}:subnet/${subnet.id}`,
    vpcId: vpc.id,
    ownerId: account.id,
    state: 'available',
    availabilityZone: subnet.availabilityZone,
    cidrBlock: subnet.cidr,
    availableIpAddressCount: subnet.freeAddresses,
    defaultForAz: vpc.isDefault ?? false,
    mapPublicIpOnLaunch: vpc.isDefault ?? false,
    tagSet: tagSet(subnet.tags),
  }
}

export function describeVpcs(call: Call): Result {
  const ids = textsOf(call, 'VpcId', 1000)
  const vpcs = (call.contents.vpcs ?? [])
    .filter(({ id }) => ids === null || ids.includes(id))
    .filter((vpc) =>
      filtered(call, { 'vpc-id': vpc.id, 'is-default': String(vpc.isDefault ?? false), 'tag:Name': vpc.name }),
    )
  const { items, token } = ec2Page(call, vpcs)
  return {
    vpcSet: items.map((vpc) => ({
      vpcId: vpc.id,
      ownerId: call.account.id,
      state: 'available',
      cidrBlock: vpc.cidr,
      isDefault: vpc.isDefault ?? false,
      tagSet: tagSet({ Name: vpc.name }),
    })),
    ...token,
  }
}

/** Whether a thing passes every filter of the request; a filter that the sandbox does not know is refused, not ignored. */
function filtered(call: Call, values: Readonly<Record<string, string>>): boolean {
  return structuresOf(call, 'Filter').every(({ Name, Value }) => {
    const name = String(Name)
    if (!(name in values) && !name.startsWith('tag:'))
      throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`)
    return Array.isArray(Value) && Value.includes(values[name])
  })
}

function tagFilters(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([name, value]) => [`tag:${name}`, value]))
}

function tagSet(tags: Readonly<Record<string, string>>): readonly Result[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}
