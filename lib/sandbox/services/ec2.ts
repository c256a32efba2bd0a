import { AwsError } from '../aws-error'
import type { Call, Result, Service } from '../call'
import { flagOf, integerOf, structuresOf, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import { regionStatus } from '../region-status'
import type { InstanceType, Subnet, Vpc } from '../world/world-types'

export const ec2: Service = {
  signingName: 'ec2',
  prefix: 'ec2',
  protocol: 'ec2',
  namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  invalidCode: 'InvalidParameterValue',
  throttleCode: 'RequestLimitExceeded',
  operations: {
    DescribeRegions: { answer: describeRegions },
    DescribeInstanceTypes: { answer: describeInstanceTypes },
    DescribeSubnets: { answer: describeSubnets },
    DescribeVpcs: { answer: describeVpcs },
  },
}

/** Regions of the partition; those that the account has not opted in to only with AllRegions. */
function describeRegions(call: Call): Result {
  const names = textsOf(call, 'RegionName', 200)
  const all = [...call.world.regions.values()]
    .filter(({ partition }) => partition === call.account.partition)
    .map(({ name }) => ({
      regionName: name,
      regionEndpoint: `ec2.${name}.amazonaws.com`,
      optInStatus: regionStatus(call.world, call.account, name),
    }))
  const known = all.filter(({ optInStatus }) => flagOf(call, 'AllRegions') || optInStatus !== 'not-opted-in')
  const strange = names?.find((name) => !known.some(({ regionName }) => regionName === name))
  if (strange !== undefined) throw new AwsError('InvalidParameterValue', `Invalid region name: ${strange}`)
  return { regionInfo: known.filter(({ regionName }) => names === null || names.includes(regionName)) }
}

function describeInstanceTypes(call: Call): Result {
  const names = textsOf(call, 'InstanceType', 100)
  const { instanceTypes } = call.world
  const strange = names?.filter((name) => !instanceTypes.has(name)) ?? []
  if (strange.length > 0)
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${strange.join(', ')}]`,
    )
  const wanted = [...instanceTypes.values()].filter(({ name }) => names === null || names.includes(name))
  const { items, token } = page(call, wanted)
  return { instanceTypeSet: items.map(instanceType), ...token }
}

function instanceType({ name, vcpus, memoryMiB, networkInterfaces, gpus }: InstanceType): Result {
  return {
    instanceType: name,
    currentGeneration: true,
    bareMetal: false,
    vCpuInfo: { defaultVCpus: vcpus },
    memoryInfo: { sizeInMiB: memoryMiB },
    networkInfo: { maximumNetworkInterfaces: networkInterfaces, ipv4AddressesPerInterface: 10 },
    ...(gpus === undefined
      ? {}
      : {
          gpuInfo: {
            gpus: [
              {
                name: gpus.name,
                manufacturer: gpus.manufacturer,
                count: gpus.count,
                memoryInfo: { sizeInMiB: gpus.memoryMiB },
              },
            ],
            totalGpuMemoryInMiB: gpus.count * gpus.memoryMiB,
          },
        }),
  }
}

type Placed = { vpc: Vpc; subnet: Subnet }

function describeSubnets(call: Call): Result {
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
  const { items, token } = page(call, wanted)
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

function describeVpcs(call: Call): Result {
  const ids = textsOf(call, 'VpcId', 1000)
  const vpcs = (call.contents.vpcs ?? [])
    .filter(({ id }) => ids === null || ids.includes(id))
    .filter((vpc) =>
      filtered(call, { 'vpc-id': vpc.id, 'is-default': String(vpc.isDefault ?? false), 'tag:Name': vpc.name }),
    )
  const { items, token } = page(call, vpcs)
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

/** Everything at once, unless MaxResults asks for pages of 5 to 1000. */
function page<T>(call: Call, all: readonly T[]): { items: readonly T[]; token: Result } {
  const size = integerOf(call, 'MaxResults', { minimum: 5, maximum: 1000, default: 1000 })
  const { items, next } = pageOf(call, all, size, textOf(call, 'NextToken'))
  return { items, token: next === undefined ? {} : { nextToken: next } }
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
