import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit from 'p-limit'
import type { Aws } from '@/lib/aws/aws'
import { defaultLimits } from '@/lib/aws/limits'
import type { Registry } from '@/lib/registry/registry'
import { scanRegistry } from '@/lib/whole-line/testing/scan-registry'
import { awsOf } from '@/lib/whole-line/testing/start-world'
import type { SandboxAt } from './sandbox-process'
import { timed } from './timed'

type SignedRequest = Parameters<NodeHttpHandler['handle']>[0]
export type BareRequests = { requests: number; wallMs: number; cpuMs: number }

/**
 * What it takes to carry a scan's requests and nothing else: those that a scan has just signed, sent again as many at
 * once as a scan may, in no order, their answers taken and not read.
 */
export async function bareRequests(at: SandboxAt, registry: Registry): Promise<BareRequests> {
  const signed: SignedRequest[] = []
  await scanRegistry(recording(awsOf(at.url, at.baseKeys), signed), registry)
  const agent = { keepAlive: true, maxSockets: defaultLimits.allRequests }
  const handler = new NodeHttpHandler({ httpAgent: agent })
  const atOnce = pLimit(defaultLimits.allRequests)
  const { wallMs, cpuMs } = await timed(() =>
    Promise.all(signed.map((request) => atOnce(() => send(handler, request)))),
  )
  handler.destroy()
  return { requests: signed.length, wallMs, cpuMs }
}

function recording(aws: Aws, signed: SignedRequest[]): Aws {
  const { requestHandler } = aws
  const handle: NodeHttpHandler['handle'] = (request, options) => {
    signed.push(request)
    return requestHandler.handle(request, options)
  }
  return { ...aws, requestHandler: Object.assign(Object.create(requestHandler), { handle }) }
}

async function send(handler: NodeHttpHandler, request: SignedRequest): Promise<void> {
  const { response } = await handler.handle(request)
  for await (const _ of response.body);
}
