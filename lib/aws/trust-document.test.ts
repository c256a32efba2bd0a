import { expect, test } from 'vitest'
import { trustDocument, trustDocumentOrText } from './trust-document'

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
const text = JSON.stringify(document)

test('a trust policy is decoded once, whether URL-encoded or plain', () => {
  expect(trustDocument(encodeURIComponent(text))).toEqual(document)
  expect(trustDocument(text)).toEqual(document)
})

test('a percent sign in a plain document is not an escape', () => {
  const odd = { ...document, Id: '100% ours' }
  expect(trustDocument(JSON.stringify(odd))).toEqual(odd)
  expect(trustDocument(encodeURIComponent(JSON.stringify(odd)))).toEqual(odd)
})

test("a condition's values may be bare numbers and booleans, alone and in lists", () => {
  const Condition = {
    Bool: { 'aws:SecureTransport': [true] },
    NumericLessThan: { 'aws:MultiFactorAuthAge': [3600, '7200'] },
    Null: { 'sts:ExternalId': false },
  }
  const odd = { ...document, Statement: document.Statement.map((statement) => ({ ...statement, Condition })) }
  expect(trustDocument(JSON.stringify(odd))).toEqual(odd)
})

test.each(['', 'null', '{}', '%7Bbroken', '%', '[]'])('%j is no policy', (garbled) => {
  expect(trustDocument(garbled)).toBeNull()
  expect(trustDocumentOrText(garbled)).toEqual({ Statement: [], Unreadable: garbled })
})
