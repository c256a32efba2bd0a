import { allContracts } from '@/lib/contracts/all-contracts'
import { importYaml } from '@/lib/registry/clouddriver/import-yaml'
import { mergeYaml } from '@/lib/registry/clouddriver/merge-yaml'
import { postedRegistry } from '@/lib/registry/clouddriver/posted-registry'
import type { Registry } from '@/lib/registry/registry'
import { readJson } from './read-json'

/** A text that somebody sent; how long it takes to read is for its length alone to say. */
type Text = { text: string }

/** What each job takes: plain data, which a thread can be handed. */
export type Inputs = {
  /** A JSON body for the contract of a method and path. */
  body: Text & { method: string; path: string }
  import: Text & { registry: Registry; from: string | undefined }
  merge: Text & { registry: Registry }
  posted: Text & { registry: Registry }
}
export type Outputs = {
  body: unknown
  import: ReturnType<typeof importYaml>
  merge: ReturnType<typeof mergeYaml>
  posted: ReturnType<typeof postedRegistry>
}
export type JobName = keyof Inputs

/** Everything that reads what people send, by name. */
export const jobs: { [K in JobName]: (input: Inputs[K]) => Outputs[K] } = {
  body: ({ text, method, path }) => readJson(text, schemaOf(method, path)),
  import: ({ text, registry, from }) => importYaml(text, registry, from),
  merge: ({ text, registry }) => mergeYaml(text, registry),
  posted: ({ text, registry }) => postedRegistry(text, registry),
}

function schemaOf(method: string, path: string) {
  const body = allContracts.find((contract) => contract.method === method && contract.path === path)?.body
  if (body === undefined || !('schema' in body)) throw new Error(`No JSON body belongs to ${method} ${path}.`)
  return body.schema
}
