import type { Service } from '../call'
import { describeAlarms } from './cloudwatch-alarms'
import { getMetricData } from './cloudwatch-data'

export const cloudWatch: Service = {
  signingName: 'monitoring',
  prefix: 'cloudwatch',
  protocol: 'json-1.0',
  target: 'GraniteServiceVersion20100801',
  invalidCode: 'ValidationError',
  throttleCode: 'ThrottlingException',
  operations: { DescribeAlarms: { answer: describeAlarms }, GetMetricData: { answer: getMetricData } },
}
