import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArn } from './arn'

test.each(['', 'arn', 'role/Deploy', 'arn:aws:iam::123456789012', 'urn:aws:iam::1:role/a'])('%s is no ARN', (text) => {
  expect(parseArn(text)).toBeNull()
})

test('whatever stands in its parts comes back, colons in the resource too', () => {
  const part = fc.string().filter((text) => !text.includes(':'))
  fc.assert(
    fc.property(part, part, part, part, fc.string(), (partition, service, region, accountId, resource) => {
      const arn = { partition, service, region, accountId, resource }
      expect(parseArn(['arn', partition, service, region, accountId, resource].join(':'))).toEqual(arn)
    }),
  )
})
