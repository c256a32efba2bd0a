import { type _InstanceType, DescribeInstanceTypesCommand } from '@aws-sdk/client-ec2'
import { z } from 'zod'
import { typesOf } from '@/lib/readiness/capacity/ec2-quotas'
import type { Facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import { requests } from '../call-count'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { batches, notDescribed } from '../describe-all'
import { parseAnswer } from '../parse-answer'

const action = 'ec2:DescribeInstanceTypes'

const answerSchema = z.object({
  InstanceTypes: z.array(
    z.object({
      InstanceType: z.string(),
      VCpuInfo: z.object({ DefaultVCpus: z.int() }),
      MemoryInfo: z.object({ SizeInMiB: z.int() }),
      GpuInfo: z.object({ Gpus: z.array(z.object({ Count: z.int().default(0) })).default([]) }).optional(),
      NetworkInfo: z.object({ MaximumNetworkInterfaces: z.int() }),
    }),
  ),
})

type Earlier = Pick<Facts, 'container-instances'> & {
  [K in 'auto-scaling-groups' | 'group-launches']?: Gathered<Facts[K]>
}
type InstanceTypes = Facts['instance-types']
type Ec2Type = z.infer<typeof answerSchema>['InstanceTypes'][number]

export const instanceTypes = collector({
  fact: 'instance-types',
  actions: [action],
  after: ['container-instances'],
  uses: ['auto-scaling-groups', 'group-launches'],
  calls: (read) => {
    const types = read('instance-types')
    return requests(action, types && batches(types, 100).length)
  },
  collect: async (aws, _target, earlier) => {
    const names = typesInUse(earlier)
    return aws.access.types.read(aws.region, names, (unknown) => describeAll(aws, unknown))
  },
})

/** 100 types are the most that one request may name; more than a region ever runs in practice. */
async function describeAll(aws: Clients, names: readonly string[]): Promise<InstanceTypes> {
  return (await Promise.all(batches(names, 100).map((batch) => describeTypes(aws, batch)))).flat()
}

/** Types that run, and types that a group behind a capacity provider would add. */
function typesInUse({
  'container-instances': instances,
  'auto-scaling-groups': groups,
  'group-launches': launches,
}: Earlier): string[] {
  const running = Object.values(instances).flatMap((cluster) => (cluster.ok ? cluster.value : []))
  const launched = groups?.ok ? groups.value : []
  const known = launches?.ok ? launches.value : {}
  const names = [
    ...running.flatMap(({ instanceType, external }) => (external || instanceType === null ? [] : instanceType)),
    ...launched.flatMap((group) => typesOf(group, known)),
  ]
  return [...new Set(names)].sort()
}

async function describeTypes({ ec2, region }: Clients, names: string[]): Promise<InstanceTypes> {
  const command = new DescribeInstanceTypesCommand({ InstanceTypes: names.map(typeName) })
  const answer = parseAnswer(action, region, answerSchema, await ec2.send(command))
  const found = new Set(answer.InstanceTypes.map(({ InstanceType }) => InstanceType))
  const missing = names.filter((name) => !found.has(name))
  if (missing.length > 0) throw notDescribed(action, region, missing, [])
  return answer.InstanceTypes.map(trimType)
}

function trimType(type: Ec2Type): InstanceTypes[number] {
  return {
    name: type.InstanceType,
    vcpus: type.VCpuInfo.DefaultVCpus,
    memoryMiB: type.MemoryInfo.SizeInMiB,
    gpus: (type.GpuInfo?.Gpus ?? []).reduce((sum, { Count }) => sum + Count, 0),
    networkInterfaces: type.NetworkInfo.MaximumNetworkInterfaces,
  }
}

/** The SDK's list of known names is never complete: AWS adds types faster than anybody upgrades. */
const typeName = (name: string) => name as _InstanceType
