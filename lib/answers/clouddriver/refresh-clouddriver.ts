import { Conflict } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { getRegistry } from '../registry'
import { NotTold, openClient } from './client'

/**
 * Makes Clouddriver read the files that it watches: a change of one is in its environment at once, and its accounts are
 * bound to it by `POST /refresh` only (seen running in 1.38).
 * @throws Conflict where no address is set or Clouddriver does not do it
 */
export async function refreshClouddriver(runtime: Runtime): Promise<{ changed: string[] }> {
  const { address } = (await getRegistry(runtime)).settings.clouddriver
  if (address === null) throw new Conflict("Clouddriver's address is not set. An admin sets it in Settings.")
  try {
    return { changed: await openClient(address, runtime.env).refresh() }
  } catch (error) {
    if (error instanceof NotTold) throw new Conflict(`POST ${address}/refresh failed. ${error.message}`)
    throw error
  }
}
