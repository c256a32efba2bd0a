import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { z } from 'zod'
import type { Subnet } from '@/lib/readiness/facts/subnets'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'ec2:DescribeSubnets'

const pageSchema = z.object({
  Subnets: z.array(
    z.object({
      SubnetId: z.string(),
      VpcId: z.string(),
      AvailabilityZone: z.string(),
      AvailableIpAddressCount: z.int(),
      Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
    }),
  ),
  NextToken: z.string().optional(),
})

type Ec2Subnet = z.infer<typeof pageSchema>['Subnets'][number]

export const subnets = collector({
  fact: 'subnets',
  actions: [action],
  calls: (read) => requests(action, pages(read('subnets'), 1_000)),
  collect: async ({ ec2, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      (NextToken) => ec2.send(new DescribeSubnetsCommand({ MaxResults: 1000, NextToken })),
      (page) => page.NextToken,
    )
    return pages.flatMap(({ Subnets }) => Subnets).map(trimSubnet)
  },
})

function trimSubnet(subnet: Ec2Subnet): Subnet {
  const { Tags: tags } = subnet
  return {
    id: subnet.SubnetId,
    vpc: subnet.VpcId,
    availabilityZone: subnet.AvailabilityZone,
    freeAddresses: subnet.AvailableIpAddressCount,
    immutableMetadata: tags.find(({ Key }) => Key === 'immutable_metadata')?.Value ?? null,
    // Clouddriver takes the name's key in any case (AmazonSubnetProvider.groovy).
    name: tags.find(({ Key }) => Key.toLowerCase() === 'name')?.Value ?? null,
  }
}
