import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch'
import { z } from 'zod'
import { faultWithoutCode } from '../aws-fault'
import { collector } from '../collector'
import { parseAnswer } from '../parse-answer'

const action = 'cloudwatch:GetMetricData'

const answerSchema = z.object({
  MetricDataResults: z.array(
    z.object({ Id: z.string(), Values: z.array(z.number()).default([]), StatusCode: z.string().optional() }),
  ),
})

const dimensions = { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class: 'Standard/OnDemand' }

const query: MetricDataQuery = {
  Id: 'vcpus',
  MetricStat: {
    Metric: {
      Namespace: 'AWS/Usage',
      MetricName: 'ResourceCount',
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: 300,
    Stat: 'Maximum',
  },
}

/** AWS counts every five minutes; an hour back survives a late count. */
const windowMs = 60 * 60_000

export const fargateUsage = collector({
  fact: 'fargate-usage',
  actions: [action],
  collect: async ({ cloudwatch, region }) => {
    const EndTime = new Date()
    const StartTime = new Date(EndTime.getTime() - windowMs)
    const command = new GetMetricDataCommand({
      MetricDataQueries: [query],
      StartTime,
      EndTime,
      ScanBy: 'TimestampDescending',
    })
    const answer = parseAnswer(action, region, answerSchema, await cloudwatch.send(command))
    const result = answer.MetricDataResults.find(({ Id }) => Id === query.Id)
    // A result that failed on its own comes with status 200 and no values, which is not "nothing in use".
    if (result === undefined || result.StatusCode === 'InternalError' || result.StatusCode === 'Forbidden') {
      const status = result?.StatusCode ?? 'nothing'
      throw faultWithoutCode('unexpected', action, region, `${action} answered ${status} for the Fargate vCPUs in use.`)
    }
    return { vcpus: result.Values[0] ?? null }
  },
})
