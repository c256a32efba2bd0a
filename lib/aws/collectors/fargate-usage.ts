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

type Answer = z.infer<typeof answerSchema>

const onDemand = queryOf('vcpus', 'Standard/OnDemand')
const spot = queryOf('spotVcpus', 'Standard/Spot')

function queryOf(Id: string, Class: string): MetricDataQuery {
  const dimensions = { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU', Class }
  return {
    Id,
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
      MetricDataQueries: [onDemand, spot],
      StartTime,
      EndTime,
      ScanBy: 'TimestampDescending',
    })
    const answer = parseAnswer(action, region, answerSchema, await cloudwatch.send(command))
    return { vcpus: latestOf(answer, onDemand, region), spotVcpus: latestOf(answer, spot, region) }
  },
})

/** A result that failed on its own comes with status 200 and no values, which is not "nothing in use". */
function latestOf({ MetricDataResults }: Answer, query: MetricDataQuery, region: string): number | null {
  const result = MetricDataResults.find(({ Id }) => Id === query.Id)
  if (result === undefined || result.StatusCode === 'InternalError' || result.StatusCode === 'Forbidden') {
    const status = result?.StatusCode ?? 'nothing'
    throw faultWithoutCode('unexpected', action, region, `${action} answered ${status} for the Fargate vCPUs in use.`)
  }
  return result.Values[0] ?? null
}
