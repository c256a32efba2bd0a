import { DescribeScheduledActionsCommand } from '@aws-sdk/client-application-auto-scaling'
import { z } from 'zod'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'application-autoscaling:DescribeScheduledActions'

const pageSchema = z.object({
  ScheduledActions: z.array(
    z.object({ ScheduledActionName: z.string(), ResourceId: z.string(), Schedule: z.string() }),
  ),
  NextToken: z.string().optional(),
})

export const scheduledActions = collector({
  fact: 'scheduled-actions',
  actions: [action],
  calls: (read) => requests(action, pages(read('scheduled-actions'), 50)),
  collect: async ({ applicationAutoScaling, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      (NextToken) =>
        applicationAutoScaling.send(
          new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs', MaxResults: 50, NextToken }),
        ),
      (page) => page.NextToken,
    )
    return pages
      .flatMap(({ ScheduledActions }) => ScheduledActions)
      .map(({ ScheduledActionName, ResourceId, Schedule }) => ({
        name: ScheduledActionName,
        resourceId: ResourceId,
        schedule: Schedule,
      }))
  },
})
