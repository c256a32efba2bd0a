import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox'
import { startSandbox } from '../server'
import { ask, assume, type Key } from '../testing/ask'
import { openRole, other, smallWorld } from '../testing/small-world'
import { policy, trusting } from '../world/role-builders'

let sandbox: Sandbox
let key: Key

const deployer = {
  name: 'Deployer',
  trust: policy(trusting('*')),
  inlinePolicies: {
    pass: policy({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::*:role/task-*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    }),
  },
}

beforeAll(async () => {
  sandbox = await startSandbox({ latencyMs: 0, world: smallWorld([openRole('Reader', 'iam:*'), deployer]) })
  key = await assume(sandbox, `arn:aws:iam::${other}:role/Reader`)
})
afterAll(() => sandbox.close())

const simulate = (input: Readonly<Record<string, unknown>>) =>
  ask(sandbox, { service: 'iam', action: 'SimulatePrincipalPolicy', key, input })

const passTo = (role: string, service?: string) =>
  simulate({
    PolicySourceArn: `arn:aws:iam::${other}:role/Deployer`,
    ActionNames: ['iam:PassRole'],
    ResourceArns: [`arn:aws:iam::${other}:role/${role}`],
    ...(service === undefined
      ? {}
      : {
          ContextEntries: [
            { ContextKeyName: 'iam:PassedToService', ContextKeyType: 'string', ContextKeyValues: [service] },
          ],
        }),
  })

test.each([
  ['task-web', 'ecs-tasks.amazonaws.com', 'allowed'],
  ['task-web', 'lambda.amazonaws.com', 'implicitDeny'],
  ['other', 'ecs-tasks.amazonaws.com', 'implicitDeny'],
] as const)('passing %s to %s is %s', async (role, service, decision) => {
  const answer = await passTo(role, service)
  expect([answer.text('EvalDecision'), answer.text('MissingContextValues')]).toEqual([decision, ''])
})

test('a condition key that nobody gave is named, and its condition is not met', async () => {
  const answer = await passTo('task-web')
  expect(answer.text('EvalDecision')).toBe('implicitDeny')
  expect(answer.body).toContain('<MissingContextValues><member>iam:PassedToService</member></MissingContextValues>')
})

test('an action has one answer, and within it one for each resource that was named', async () => {
  const resources = ['task-web', 'other'].map((name) => `arn:aws:iam::${other}:role/${name}`)
  const answer = await simulate({
    PolicySourceArn: `arn:aws:iam::${other}:role/Deployer`,
    ActionNames: ['iam:PassRole'],
    ResourceArns: resources,
    ContextEntries: [
      {
        ContextKeyName: 'iam:PassedToService',
        ContextKeyType: 'string',
        ContextKeyValues: ['ecs-tasks.amazonaws.com'],
      },
    ],
  })
  expect(answer.body.match(/<EvalDecision>\w+/g)).toEqual(['<EvalDecision>implicitDeny'])
  expect(answer.body.match(/<EvalResourceDecision>\w+/g)).toEqual([
    '<EvalResourceDecision>allowed',
    '<EvalResourceDecision>implicitDeny',
  ])
})

test('a role that is not there and an ARN that is none have errors of their own', async () => {
  const gone = await simulate({ PolicySourceArn: `arn:aws:iam::${other}:role/Gone`, ActionNames: ['ecs:ListClusters'] })
  expect([gone.status, gone.text('Code')]).toEqual([404, 'NoSuchEntity'])
  const odd = await simulate({ PolicySourceArn: 'Deployer', ActionNames: ['ecs:ListClusters'] })
  expect([odd.status, odd.text('Code')]).toEqual([400, 'InvalidInput'])
})
