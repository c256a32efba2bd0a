import { hexOf } from '../hash'
import type { RegionContents, Subnet } from './world-types'

const zones = ['a', 'b', 'c']

/** A VPC with an internal and an external subnet in each of three zones, tagged as Spinnaker reads a purpose. */
export function purposefulVpc(name: string): RegionContents {
  const subnets = zones.flatMap((zone, index) => [
    subnet(name, zone, `10.20.${index * 16}.0/20`, purpose(name, 'internal', zone)),
    subnet(name, zone, `10.20.${100 + index}.0/24`, purpose(name, 'external', zone)),
  ])
  return { vpcs: [{ id: `vpc-${hexOf(name, 17)}`, name, cidr: '10.20.0.0/16', subnets }] }
}

/** AWS's default VPC: subnets without a name, so without a purpose for Spinnaker. */
export function defaultVpc(name: string): RegionContents {
  const subnets = zones.map((zone, index) => subnet(name, zone, `172.31.${index * 16}.0/20`, {}))
  return { vpcs: [{ id: `vpc-${hexOf(name, 17)}`, name: '', cidr: '172.31.0.0/16', isDefault: true, subnets }] }
}

function subnet(vpc: string, zone: string, cidr: string, tags: Readonly<Record<string, string>>): Subnet {
  return {
    id: `subnet-${hexOf(`${vpc} ${cidr}`, 17)}`,
    availabilityZone: `{region}${zone}`,
    cidr,
    freeAddresses: cidr.endsWith('/24') ? 231 : 3940,
    tags,
  }
}

function purpose(vpc: string, kind: string, zone: string): Record<string, string> {
  return {
    Name: `${vpc}.${kind}.{region}${zone}`,
    immutable_metadata: JSON.stringify({ purpose: kind, target: 'ec2' }),
  }
}
