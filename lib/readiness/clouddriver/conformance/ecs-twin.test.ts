import { expect, test } from 'vitest'
import { z } from 'zod'
import { ecsTwinExternalId } from '../ecs-twin'
import recorded from './ecs-twin.json'
import { seenIn } from './seen'

const account = z.looseObject({ assumeRole: z.string(), sessionName: z.string().optional() })
const twin = z.looseObject({ assumeRole: z.string(), sessionName: z.string(), externalId: z.string().nullable() })

test.each(seenIn(recorded, account, twin))('$release makes the twin of an account with $name', ({ input, answer }) => {
  expect(answer.externalId).toBe(ecsTwinExternalId)
  expect(answer.assumeRole).toBe(input.assumeRole)
  expect(answer.sessionName).toBe(input.sessionName ?? 'Spinnaker')
})
