import { expect, test } from 'vitest'
import { z } from 'zod'
import { policyDocumentSchema } from '../../facts/policy-document'
import { readTrust } from '../iam-policy-reader'
import { trustsEcsTasks } from '../role-visibility'
import { seenIn } from './seen'
import recorded from './task-role.json'

const choice = z.strictObject({ role: z.string(), trust: policyDocumentSchema })
const outcome = z.strictObject({ asked: z.string(), refused: z.string().nullable() })
const seen = seenIn(recorded, choice, outcome)

test.each(seen)('$release deploys with $name, or does not', ({ input, answer }) => {
  expect(trustsEcsTasks(readTrust(input.trust))).toBe(answer.refused === null)
})

test.each(seen)('$release asks IAM for the very text that was chosen: $name', ({ input, answer }) => {
  expect(answer.asked).toBe(input.role)
})
