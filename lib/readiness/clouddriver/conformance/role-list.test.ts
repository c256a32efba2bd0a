import { expect, test } from 'vitest'
import { z } from 'zod'
import { policyDocumentSchema } from '../../facts/policy-document'
import { offeredRoles } from '../role-visibility'
import recorded from './role-list.json'
import { seenIn, thrownSchema } from './seen'

const roles = z.array(z.strictObject({ name: z.string(), trust: policyDocumentSchema }))
const lists = z.strictObject({ all: z.array(z.string()), byAccount: z.array(z.string()) })
const seen = seenIn(recorded, roles, z.union([lists, thrownSchema]))

test.each(seen)('$release offers of $name', ({ input, release, answer }) => {
  const account = input.map(({ name, trust }) => ({ name, trust, path: '/', arn: `arn:aws:iam::1:role/${name}` }))
  const { offered, stoppedBy } = offeredRoles(account, release)
  if ('throws' in answer) return expect(stoppedBy).not.toEqual([])
  expect(stoppedBy).toEqual([])
  expect([...offered].map((arn) => arn.slice('arn:aws:iam::1:role/'.length)).sort()).toEqual(answer.all)
})
