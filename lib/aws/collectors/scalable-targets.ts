import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling'
import { z } from 'zod'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'application-autoscaling:DescribeScalableTargets'

const pageSchema = z.object({
  ScalableTargets: z.array(
    z.object({
      ResourceId: z.string(),
      ScalableDimension: z.string(),
      MinCapacity: z.int(),
      MaxCapacity: z.int(),
      /** Each of three kinds of scaling may be suspended. */
      SuspendedState: z.record(z.string(), z.boolean().optional()).optional(),
    }),
  ),
  NextToken: z.string().optional(),
})

export const scalableTargets = collector({
  fact: 'scalable-targets',
  actions: [action],
  calls: (read) => requests(action, pages(read('scalable-targets'), 50)),
  collect: async ({ applicationAutoScaling, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      (NextToken) =>
        applicationAutoScaling.send(
          new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs', MaxResults: 50, NextToken }),
        ),
      (page) => page.NextToken,
    )
    return pages
      .flatMap(({ ScalableTargets }) => ScalableTargets)
      .map((target) => ({
        resourceId: target.ResourceId,
        scalableDimension: target.ScalableDimension,
        minimum: target.MinCapacity,
        maximum: target.MaxCapacity,
        suspended: Object.values(target.SuspendedState ?? {}).includes(true),
      }))
  },
})
