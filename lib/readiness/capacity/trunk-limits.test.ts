import { expect, test } from 'vitest'
import { trunkLimit } from './trunk-limits'
import table from './trunk-limits.json'

test('the table says where it is from and when', () => {
  expect(table.source).toContain('ECS developer guide')
  expect([table.asOf, table.readOn]).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  ])
})

test.each([
  ['c6i.xlarge', 20],
  ['m5.large', 10],
  ['m6i.8xlarge', 90],
  ['m6i.12xlarge', 120],
  ['m7g.medium', 4],
  ['t3.medium', 'none'],
  ['g4dn.xlarge', 'none'],
  ['m5.nano', null],
  ['x9.huge', null],
  ['constructor.name', null],
  ['', null],
] as const)('%s: %s', (type, limit) => {
  expect(trunkLimit(type)).toBe(limit)
})

test('no type has fewer tasks with a trunk than a smaller one of its family', () => {
  const order = ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge']
  for (const sizes of Object.values<Record<string, number>>(table.tasks)) {
    const ordered = order.flatMap((size) => sizes[size] ?? [])
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
  }
})
