import { DescribeScheduledActionsCommand } from '@aws-sdk/client-application-auto-scaling'
import { z } from 'zod'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'
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
  collect: async ({ applicationAutoScaling, region }) => {
    const pages = await readPages(
      action,
      region,
      async (NextToken) => {
        const command = new DescribeScheduledActionsCommand({ ServiceNamespace: 'ecs', MaxResults: 50, NextToken })
        return parseAnswer(action, region, pageSchema, await applicationAutoScaling.send(command))
      },
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
