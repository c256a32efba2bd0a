import { expect, test } from 'vitest'
import {
  alarmConsoleLink,
  clusterConsoleLink,
  regionsConsoleLink,
  roleConsoleLink,
  serviceConsoleLink,
} from './console-link'

test.each([
  ['aws', 'https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/roles/details/Deploy'],
  ['aws-cn', 'https://console.amazonaws.cn/iam/home?region=cn-north-1#/roles/details/Deploy'],
  [
    'aws-us-gov',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/iam/home?region=us-gov-west-1#/roles/details/Deploy',
  ],
] as const)('a role of partition %s opens in its own console', (partition, link) => {
  expect(roleConsoleLink(`arn:${partition}:iam::111122223333:role/team/Deploy`)).toBe(link)
})

test('a partition without a public console has no link', () => {
  expect(roleConsoleLink('arn:aws-iso:iam::111122223333:role/Deploy')).toBeUndefined()
})

test('names are encoded, and regional pages open in their region', () => {
  expect(alarmConsoleLink('aws', 'eu-west-1', 'cpu high/1')).toBe(
    'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/cpu%20high%2F1',
  )
  expect(serviceConsoleLink('aws', 'eu-west-1', 'main', 'app-v001')).toBe(
    'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/main/services/app-v001?region=eu-west-1',
  )
  expect(clusterConsoleLink('aws', 'eu-west-1', 'main', 'infrastructure')).toContain('/clusters/main/infrastructure')
  expect(regionsConsoleLink('aws')).toContain('#/account')
})
