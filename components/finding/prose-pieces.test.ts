import { expect, test } from 'vitest'
import { piecesOf } from './prose-pieces'

const codeOf = (text: string) =>
  piecesOf(text)
    .filter(({ isCode }) => isCode)
    .map((piece) => piece.text)

test.each([
  ['application-autoscaling.amazonaws.com is not trusted', ['application-autoscaling.amazonaws.com']],
  ['iam:SimulatePrincipalPolicy was denied.', ['iam:SimulatePrincipalPolicy']],
  ['The role arn:aws:iam::123456789012:role/App/Name, which', ['arn:aws:iam::123456789012:role/App/Name']],
  ['Set `defaultRegions` in the file', ['defaultRegions']],
  ['Note: Nothing here is code', []],
])('in %j the code is %j', (text, expected) => {
  expect(codeOf(text)).toEqual(expected)
})

test('nothing but the backticks is lost', () => {
  const text = 'A `b` c ecs.amazonaws.com d'
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe('A b c ecs.amazonaws.com d')
})
