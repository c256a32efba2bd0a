import { expect, test } from 'vitest'
import { gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { startTestAws, testWorld } from './testing/test-world'

/** Fargate's quota and use in a region with one cluster that has these capacity providers and runs a service on each. */
async function gatheredWith(...capacityProviders: string[]) {
  const services = capacityProviders.map((capacityProvider) => ({
    name: capacityProvider.toLowerCase(),
    desired: 3,
    cpu: 2048,
    memoryMiB: 4096,
    capacityProvider,
  }))
  const clusters = [{ name: 'main', capacityProviders, services }]
  const quotas = { fargateVcpuQuota: 100, fargateSpotVcpuQuota: 40 }
  const world = testWorld({ regions: { [testRegion]: { clusters, ...quotas } } })
  const { sandbox, aws } = await startTestAws({ world })
  const { value, calls } = await gatheredFacts(aws, testTarget(), {
    want: ['clusters', 'fargate-quota', 'fargate-usage'],
  })
  await sandbox.close()
  return {
    quota: value('fargate-quota', testRegion),
    usage: value('fargate-usage', testRegion),
    asked: calls.filter(({ action }) => action === 'servicequotas:GetServiceQuota').length,
    counted: calls.filter(({ action }) => action === 'cloudwatch:GetMetricData').length,
  }
}

test('the quota of Spot is asked for where Spot is attached', async () => {
  expect(await gatheredWith('FARGATE', 'FARGATE_SPOT')).toEqual({
    quota: { vcpus: 100, spotVcpus: 40 },
    usage: { vcpus: 6, spotVcpus: 6 },
    asked: 2,
    counted: 1,
  })
})

test('elsewhere it costs no call', async () => {
  expect(await gatheredWith('FARGATE')).toMatchObject({ quota: { vcpus: 100, spotVcpus: null }, asked: 1, counted: 1 })
})
