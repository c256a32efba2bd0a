import { expect, test } from 'vitest'
import { pageRegistry } from '../testing/any-registry'
import { halCommands } from './hal-commands'

test("the set-up page's example as hal commands, with a note that Halyard is retired", () => {
  const lines = halCommands(pageRegistry).split('\n')
  expect(lines[0]).toContain('Halyard')
  expect(lines.slice(0, 2).every((line) => line.startsWith('#'))).toBe(true)
  expect(lines.filter((line) => line.startsWith('hal '))).toEqual([
    'hal config provider aws account add aws-account-name --assume-role role/SpinnakerManaged --account-id 123456789012 --regions us-east-1',
    'hal config provider aws enable',
    'hal config provider ecs account add ecs-account-name --aws-account aws-account-name',
    'hal config provider ecs enable',
    'hal deploy apply',
  ])
})

test('a field that Halyard has no option for is named in a comment on one line', () => {
  const registry = {
    ...pageRegistry,
    ecsAccounts: pageRegistry.ecsAccounts.map((account) => ({ ...account, name: 'a\nb', namingStrategy: 'tags' })),
  }
  expect(halCommands(registry)).toContain('\n# Halyard has no option for namingStrategy of ECS account "a\\nb".\n')
})
