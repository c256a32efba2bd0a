import { describe, expect, test } from 'vitest'
import type { FactName, Facts } from '../facts'
import { cluster, instance, read, refused } from '../testing/capacity-builders'
import { factChanges } from './fact-change'

const said = <K extends FactName>(fact: K, before: Facts[K], after: Facts[K]) =>
  factChanges(fact, null, before, after).map(({ change, what, details }) => [change, what, ...details])

const statement = (Service: string) => ({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' })
const role = (name: string, ...services: string[]) => ({
  name,
  arn: `arn:aws:iam::210000000001:role/${name}`,
  path: '/',
  trust: { Statement: services.map(statement) },
})

describe('between two readings', () => {
  test('a cluster appeared, one went and one was closed', () => {
    const before = [cluster({ name: 'a' }), cluster({ name: 'b' })]
    const after = [cluster({ name: 'b', status: 'INACTIVE' }), cluster({ name: 'c' })]
    expect(said('clusters', before, after)).toEqual([
      ['changed', 'cluster b', 'status: ACTIVE → INACTIVE'],
      ['appeared', 'cluster c'],
      ['gone', 'cluster a'],
    ])
  })

  test('another order, more tasks and freer addresses are no change', () => {
    const [a, b] = [cluster({ name: 'a' }), cluster({ name: 'b' })]
    expect(said('clusters', [a, b], [b, { ...a, runningTasks: 7 }])).toEqual([])
    const subnet = { id: 's', vpc: 'v', availabilityZone: 'z', freeAddresses: 1, immutableMetadata: null, name: null }
    expect(said('subnets', [subnet], [{ ...subnet, freeAddresses: 2 }])).toEqual([])
  })

  test('a statement was added to a trust policy and one removed', () => {
    const before = [role('app', 'ecs.amazonaws.com')]
    expect(said('roles', before, [role('app', 'ecs-tasks.amazonaws.com'), role('new', 'ecs.amazonaws.com')])).toEqual([
      [
        'changed',
        'role app',
        'added: trust statement Allow ecs-tasks.amazonaws.com sts:AssumeRole',
        'removed: trust statement Allow ecs.amazonaws.com sts:AssumeRole',
      ],
      ['appeared', 'role new'],
    ])
  })

  test('the role went', () => {
    const before = { ...role('SpinnakerManaged', 'ecs.amazonaws.com'), permissionsBoundary: null }
    expect(said('clouddriver-role', before, null)).toEqual([['gone', 'role SpinnakerManaged']])
  })

  test('an instance went and another lost its agent', () => {
    const [a, b] = [instance(1, 1, { ec2InstanceId: 'i-a' }), instance(1, 1, { ec2InstanceId: 'i-b' })]
    const before = { main: read([a, b]) }
    expect(said('container-instances', before, { main: read([{ ...b, agentConnected: false }]) })).toEqual([
      ['changed', 'instance i-b of cluster main', 'agent: connected → disconnected'],
      ['gone', 'instance i-a of cluster main'],
    ])
  })

  test('a cluster that one of them could not read has lost no instance', () => {
    const before = { main: read([instance(1, 1)]) }
    const after = { main: refused('ecs:ListContainerInstances', 'throttled') }
    expect(said('container-instances', before, after)).toEqual([])
    expect(said('container-instances', after, before)).toEqual([])
  })

  test('a decision of the simulator turned', () => {
    const simulated = (decision: 'allowed' | 'implicitDeny'): Facts['simulation'] => ({
      principal: 'p',
      region: 'us-east-1',
      decisions: [
        {
          action: 'ecs:CreateService',
          resource: '*',
          decision,
          allowedByBoundary: null,
          allowedByOrganization: null,
          missingContext: [],
          region: null,
        },
      ],
    })
    expect(said('simulation', simulated('allowed'), simulated('implicitDeny'))).toEqual([
      ['changed', 'ecs:CreateService on *', 'decision: allowed → implicitDeny'],
    ])
  })

  test('a question that was asked only once is no change', () => {
    const none: Facts['simulation'] = { principal: 'p', region: 'us-east-1', decisions: [] }
    const asked: Facts['simulation'] = {
      ...none,
      decisions: [
        {
          action: 'ecs:CreateService',
          resource: 'arn:aws:ecs:us-east-1:210000000004:service/new/shipshape-v000',
          decision: 'implicitDeny',
          allowedByBoundary: null,
          allowedByOrganization: null,
          missingContext: [],
          region: null,
        },
      ],
    }
    expect(said('simulation', none, asked)).toEqual([])
    expect(said('simulation', asked, none)).toEqual([])
  })
})
