import { expect, test } from 'vitest'
import { reasonsOfAccount } from './reasons'

const reason = (fact: string, region: string | null, what: string) => ({ fact, region, what })

test('a call that left many facts unread is one reason; a thing that is gone in two regions is two', () => {
  const refused = 'sts:AssumeRole was denied in us-east-1 (AccessDenied)'
  const again = 'AWS answers ecs:ListClusters again'
  expect(
    reasonsOfAccount([
      reason('roles', null, refused),
      reason('clusters', 'us-east-1', refused),
      reason('clusters', 'us-east-1', again),
      reason('alarms', 'us-east-1', again),
      reason('clusters', 'us-east-1', 'cluster main is gone'),
      reason('clusters', 'eu-west-1', 'cluster main is gone'),
    ]).map(({ fact, region }) => `${fact} ${region}`),
  ).toEqual(['roles null', 'clusters us-east-1', 'clusters us-east-1', 'clusters eu-west-1'])
})
