import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { textsOf } from '../input'
import type { InstanceType } from '../world/world-types'
import { ec2Page } from './ec2-page'

/** The types asked for, or all of the world's; one that is not there refuses the whole. */
export function describeInstanceTypes(call: Call): Result {
  const names = textsOf(call, 'InstanceType', 100)
  const { instanceTypes } = call.world
  const strange = names?.filter((name) => !instanceTypes.has(name)) ?? []
  if (strange.length > 0)
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${strange.join(', ')}]`,
    )
  const wanted = [...instanceTypes.values()].filter(({ name }) => names === null || names.includes(name))
  const { items, token } = ec2Page(call, wanted)
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
