import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readerRoleForms } from './reader-role'

const policy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ecs:ListClusters'], Resource: '*' }] },
  null,
  2,
)
const role = {
  principal: 'arn:aws:iam::123456789012:role/SpinnakerAuthRole',
  externalId: "it's ".concat('$', '{not} a template'),
  roleName: 'ShipshapeReader',
  policy,
}
const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: role.principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': role.externalId } },
    },
  ],
}
const textOf = (id: string) => readerRoleForms(role).find((form) => form.id === id)?.text ?? ''

test('CloudFormation reads the documents as they are', () => {
  const { Properties } = parse(textOf('cloudformation')).Resources.ShipshapeReader
  expect(Properties).toEqual({
    RoleName: 'ShipshapeReader',
    AssumeRolePolicyDocument: trust,
    Policies: [{ PolicyName: 'ShipshapeReads', PolicyDocument: JSON.parse(policy) }],
  })
})

test('a shell reads the documents as they are', () => {
  const [create = '', put = ''] = textOf('cli').split('\n')
  const lastWord = (line: string) =>
    /'(\{.*\})'$/.exec(line)?.[1]?.replaceAll(`'"'"'`, "'").replaceAll("'\\''", "'") ?? ''
  expect(JSON.parse(lastWord(create))).toEqual(trust)
  expect(JSON.parse(lastWord(put))).toEqual(JSON.parse(policy))
  expect([create, put].every((line) => line.includes('--role-name ShipshapeReader '))).toBe(true)
})

test('Terraform takes no text of ours for a template', () => {
  const text = textOf('terraform')
  expect(text).toContain('$'.concat('$', '{not}'))
  expect(text.replaceAll('$$', '$')).toContain(JSON.stringify(role.externalId))
  expect(text).toContain('"ecs:ListClusters"')
})
