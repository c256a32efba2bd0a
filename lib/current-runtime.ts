import type { Runtime } from './runtime-types'

declare global {
  // Instrumentation, proxy and routes are bundled apart: a module-level variable would exist once in each.
  var shipshapeRuntime: Promise<Runtime> | undefined
}

/**
 * The runtime that start-up made. Imports types only, so that a route or the proxy brings none of its parts along.
 * @throws Error where the server has not been started by lib/boot/runtime.ts
 */
export async function currentRuntime(): Promise<Runtime> {
  if (globalThis.shipshapeRuntime === undefined) throw new Error('nobody has started it in this process.')
  return await globalThis.shipshapeRuntime
}
