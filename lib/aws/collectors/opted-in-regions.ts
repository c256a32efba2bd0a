import { DescribeRegionsCommand } from '@aws-sdk/client-ec2'
import { z } from 'zod'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'

const action = 'ec2:DescribeRegions'

const answerSchema = z.object({
  Regions: z
    .array(
      z.object({
        RegionName: z.string(),
        OptInStatus: z.enum(['opt-in-not-required', 'opted-in', 'not-opted-in']),
      }),
    )
    .min(1),
})

export const optedInRegions = collector({
  fact: 'opted-in-regions',
  actions: [action],
  collect: async ({ ec2, region }) => {
    const answer = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }))
    const { Regions } = parseAnswer(action, region, answerSchema, answer)
    return Regions.map(({ RegionName, OptInStatus }) => ({ name: RegionName, status: OptInStatus }))
  },
})
