import { asJson, isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { containerFields, describedFields, taskFields } from './definition-fields'
import { plainDefinition } from './plain-definition'

/**
 * A pasted definition without what people keep from others and no placement hangs on: environment, commands, labels,
 * options of drivers, names of secrets. It goes into the address of a page; /fit answers it as it answers the whole.
 */
export function slimDefinition(pasted: JsonObject): JsonObject {
  const isResource = pasted.Type === 'AWS::ECS::TaskDefinition'
  const plain = fieldsOf(asJson(plainDefinition(isResource ? pasted.Properties : pasted)))
  const definition = isJsonObject(plain.taskDefinition ?? null) ? fieldsOf(plain.taskDefinition) : plain
  return withFields(
    definition,
    { ...taskFields, ...describedFields },
    {
      tags: drop,
      proxyConfiguration: emptied,
      containerDefinitions: (list) => eachOf(list, slimContainer),
      volumes: (list) => eachOf(list, slimVolume),
    },
  )
}

type Change = (value: Json) => Json | undefined

function slimContainer(container: JsonObject): JsonObject {
  return withFields(container, containerFields, {
    environment: drop,
    command: drop,
    entryPoint: drop,
    dockerLabels: drop,
    environmentFiles: emptied,
    healthCheck: emptied,
    repositoryCredentials: emptied,
    secrets: slimSecrets,
    logConfiguration: (value) => without(value, ['options', 'secretOptions']),
    firelensConfiguration: (value) => without(value, ['options']),
  })
}

function slimVolume(volume: JsonObject): JsonObject {
  const { dockerVolumeConfiguration: docker } = volume
  if (docker === undefined) return volume
  return { ...volume, dockerVolumeConfiguration: without(docker, ['driverOpts', 'labels']) }
}

/** Which store they come from decides what the agent must know; which secrets they are is nobody's business. */
function slimSecrets(secrets: Json): Json {
  if (!Array.isArray(secrets) || secrets.length === 0) return secrets
  return JSON.stringify(secrets).includes(':secretsmanager:') ? [{ valueFrom: ':secretsmanager:' }] : [{}]
}

/** The fields with their changes; of one that ECS does not have, it counts only that it is there. */
function withFields(
  value: JsonObject,
  known: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, Change>>,
): JsonObject {
  const entries = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
    const change = Object.hasOwn(changes, key) ? changes[key] : Object.hasOwn(known, key) ? undefined : emptied
    const changed = change === undefined ? one : change(one)
    return changed === undefined ? [] : [[key, changed]]
  })
  return Object.fromEntries(entries)
}

function drop(): undefined {
  return undefined
}

/** The same kind of value, with nothing in it that was written by somebody. */
function emptied(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(emptied)
  if (isJsonObject(value)) return {}
  return typeof value === 'string' ? '' : value
}

function without(value: Json, keys: readonly string[]): Json {
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))
}

function eachOf(list: Json, one: (value: JsonObject) => JsonObject): Json {
  return Array.isArray(list) ? list.map((each) => (isJsonObject(each) ? one(each) : each)) : list
}

function fieldsOf(value: Json | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {}
}
