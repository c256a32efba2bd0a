import type { InstanceType } from './world-types'

/** Instance types in use. `ecsMemoryMiB` is about what the ECS-optimised image registers. */
export const instanceTypes: readonly InstanceType[] = [
  { name: 't3.medium', vcpus: 2, memoryMiB: 4096, ecsMemoryMiB: 3828, networkInterfaces: 3 },
  { name: 'm5.large', vcpus: 2, memoryMiB: 8192, ecsMemoryMiB: 7764, networkInterfaces: 3 },
  { name: 'm5.xlarge', vcpus: 4, memoryMiB: 16_384, ecsMemoryMiB: 15_568, networkInterfaces: 4 },
  { name: 'm5.2xlarge', vcpus: 8, memoryMiB: 32_768, ecsMemoryMiB: 31_240, networkInterfaces: 4 },
  { name: 'm6g.large', vcpus: 2, memoryMiB: 8192, ecsMemoryMiB: 7763, networkInterfaces: 3 },
  { name: 'm6i.4xlarge', vcpus: 16, memoryMiB: 65_536, ecsMemoryMiB: 63_220, networkInterfaces: 8 },
  { name: 'c5.large', vcpus: 2, memoryMiB: 4096, ecsMemoryMiB: 3680, networkInterfaces: 3 },
  { name: 'c5.2xlarge', vcpus: 8, memoryMiB: 16_384, ecsMemoryMiB: 15_562, networkInterfaces: 4 },
  { name: 'c6i.xlarge', vcpus: 4, memoryMiB: 8192, ecsMemoryMiB: 7716, networkInterfaces: 4 },
  { name: 'r5.large', vcpus: 2, memoryMiB: 16_384, ecsMemoryMiB: 15_574, networkInterfaces: 3 },
  { name: 'r5.xlarge', vcpus: 4, memoryMiB: 32_768, ecsMemoryMiB: 31_248, networkInterfaces: 4 },
  {
    name: 'g4dn.xlarge',
    vcpus: 4,
    memoryMiB: 16_384,
    ecsMemoryMiB: 15_566,
    networkInterfaces: 3,
    gpus: { count: 1, name: 'T4', manufacturer: 'NVIDIA', memoryMiB: 16_384 },
  },
]
