import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs'
import { GetRoleCommand, IAMClient, ListRolesCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
})
afterAll(() => sandbox.close())

test('smoke', async () => {
  const key = sandbox.baseKeys[0]
  if (key === undefined) throw new Error('no key')
  const base = { endpoint: sandbox.url, region: 'us-east-1', credentials: key }
  const sts = new STSClient(base)
  console.log(await sts.send(new GetCallerIdentityCommand({})))
  const assumed = await sts.send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/SpinnakerManaged', RoleSessionName: 'Spinnaker' }),
  )
  console.log(assumed)
  const c = assumed.Credentials
  const credentials = {
    accessKeyId: c?.AccessKeyId ?? '',
    secretAccessKey: c?.SecretAccessKey ?? '',
    sessionToken: c?.SessionToken ?? '',
  }
  const iam = new IAMClient({ ...base, credentials })
  console.log(JSON.stringify(await iam.send(new ListRolesCommand({ MaxItems: 2 })), null, 1))
  console.log(JSON.stringify(await iam.send(new GetRoleCommand({ RoleName: 'SpinnakerManaged' })), null, 1))
  console.log(await iam.send(new GetRoleCommand({ RoleName: 'nope' })).catch((e) => [e.name, e.message, e.$metadata]))
  const ecs = new ECSClient({ ...base, credentials })
  console.log(await ecs.send(new ListClustersCommand({})))
  console.log(
    await new ECSClient(base).send(new ListClustersCommand({})).catch((e) => [e.name, e.message, e.$metadata]),
  )
  expect(sandbox.calls().length).toBe(7)
})
