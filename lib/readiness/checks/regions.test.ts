import { expect, test } from 'vitest'
import { noFacts } from '../fact-set'
import { findingOf, mappingRegistry } from '../testing/role-builders'
import { regions } from './regions'

test('only the regions that the ECS account chose are said to be mapped', () => {
  const finding = findingOf(regions, mappingRegistry({ ecs: { regions: ['eu-west-1'] } }), noFacts)
  expect(finding).toMatchObject({ status: 'pass', title: '1 region mapped', summary: 'eu-west-1.' })
})

test('a repeat in a region that it did not choose still drops the AWS account', () => {
  const twice = [{ name: 'us-east-1' }, { name: 'eu-west-1' }, { name: 'us-east-1' }]
  const registry = mappingRegistry({ aws: { regions: twice }, ecs: { regions: ['eu-west-1'] } })
  expect(findingOf(regions, registry, noFacts).status).toBe('fail')
})
