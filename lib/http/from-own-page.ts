import { isOwnOrigin } from '@/lib/access/served-address'
import { currentRuntime } from '@/lib/current-runtime'
import { Problem } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { problemOf } from './problem-of'
import { problemResponse } from './problem-response'
import { requireHost } from './require-host'

/** Does what a form of a page of ours asks for, whoever sends it; what is thrown is answered as everywhere. */
export async function fromOwnPage(request: Request, work: (runtime: Runtime) => Promise<Response>): Promise<Response> {
  const runtime = await currentRuntime()
  try {
    requireHost(runtime.env, request.headers)
    if (request.method !== 'GET' && !isOwnOrigin(runtime.env, request.headers)) {
      throw new Problem('forbidden', 'The request comes from a page of another site. Nothing was changed.')
    }
    return await work(runtime)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return problemResponse(problem)
  }
}
