import { expect, test } from 'vitest'
import { trailOf } from './trail-of'

test.each([
  ['/', ['Readiness']],
  ['/readiness/core-ecs', ['Readiness', 'core-ecs']],
  ['/readiness/a%20b', ['Readiness', 'a b']],
  ['/clusters', ['Clusters']],
  ['/upgrade', ['Upgrade']],
  ['/history/12', ['History', 'Revision 12']],
  ['/history/compare', ['History', 'Compare']],
  ['/nowhere', ['Shipshape']],
])('%s is at %j', (path, names) => {
  expect(trailOf(path).map(({ name }) => name)).toEqual(names)
})
