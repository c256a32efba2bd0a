import { expect, test } from 'vitest'
import { z } from 'zod'
import { roleTrust } from '../../checks/role-trust'
import { accountFacts, findingsOf, managed, mappingRegistry } from '../../testing/role-builders'
import recorded from './passed-role.json'
import { seenIn } from './seen'

const account = z.strictObject({ accountId: z.string(), assumeRole: z.string() })
const roles = z.strictObject({ service: z.string().nullable(), scalableTarget: z.string().nullable() })

test.each(seenIn(recorded, account, roles))('$release passes the role on, or does not', ({ release, answer }) => {
  const registry = mappingRegistry({ settings: { release } })
  const isNeeded = findingsOf(roleTrust, registry, accountFacts(managed())).some(
    ({ status }) => status !== 'not-applicable',
  )
  expect({ service: answer.service !== null, scalableTarget: answer.scalableTarget !== null }).toEqual({
    service: isNeeded,
    scalableTarget: isNeeded,
  })
})
