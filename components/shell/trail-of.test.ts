import { expect, test } from 'vitest'
import { trailOf } from './trail-of'

test.each([
  ['/', ['Readiness']],
  ['/readiness/core-ecs', ['Readiness', 'core-ecs']],
  ['/readiness/a%20b', ['Readiness', 'a b']],
  ['/clusters', ['Clusters']],
  ['/upgrade', ['Upgrade']],
  ['/nowhere', ['Shipshape']],
])('%s is at %j', (path, names) => {
  expect(trailOf(path).map(({ name }) => name)).toEqual(names)
})
