import { expect, test } from 'vitest'
import { trunkLimit } from '@/lib/readiness/capacity/trunk-limits'
import { instanceTypes } from '@/lib/sandbox/world/instance-types'

test.each(instanceTypes.map(({ name }) => name))('AWS’s table of trunks says something of %s', (name) => {
  expect(trunkLimit(name)).not.toBeNull()
})
