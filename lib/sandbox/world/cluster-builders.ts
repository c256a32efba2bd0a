import { hexOf } from '../hash'
import { instanceTypes } from './instance-types'
import type { ContainerInstance, Service } from './world-types'

type Load = { cpu: number; memory: number }
type InstanceOptions = Partial<Omit<ContainerInstance, 'id' | 'ec2InstanceId' | 'instanceType'>> & {
  /** Shares of CPU and memory in use, 0 to 1; each instance differs a little. Default a half. */
  load?: Load
}

/** So many instances of one type, spread over three zones; ids follow from the fleet's name, which must be its own. */
export function instances(
  fleet: string,
  count: number,
  instanceType: string,
  options: InstanceOptions = {},
): readonly ContainerInstance[] {
  const { load = { cpu: 0.5, memory: 0.5 }, ...rest } = options
  return Array.from({ length: count }, (_, index) => {
    const name = `${fleet} ${instanceType} ${index}`
    const used = rest.used ?? usedOf(instanceType, load, Number.parseInt(hexOf(name, 2), 16))
    return {
      id: hexOf(name),
      ec2InstanceId: rest.external === true ? `mi-${hexOf(`ec2 ${name}`, 17)}` : `i-${hexOf(`ec2 ${name}`, 17)}`,
      instanceType,
      availabilityZone: `{region}${['a', 'b', 'c'][index % 3]}`,
      runningTasks: Math.max(1, Math.round(used.cpu / 512)),
      ...rest,
      used,
    }
  })
}

/** What a share of an instance comes to, in steps of 128, up to a tenth more or less by `variation` (0 to 255). */
function usedOf(instanceType: string, load: Load, variation: number): ContainerInstance['used'] {
  const type = instanceTypes.find(({ name }) => name === instanceType)
  if (type === undefined) throw new Error(`World: there is no instance type ${instanceType}.`)
  const part = (whole: number, share: number): number =>
    Math.min(whole, Math.round((whole * share * (0.9 + variation / 1280)) / 128) * 128)
  return { cpu: part(type.vcpus * 1024, load.cpu), memoryMiB: part(type.ecsMemoryMiB, load.memory) }
}

/** A service of so many tasks of 512 CPU units and 1024 MiB each, unless said otherwise. */
export function service(name: string, desired: number, options: Partial<Service> = {}): Service {
  return { name, desired, cpu: 512, memoryMiB: 1024, ...options }
}
