import { asJson, isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import { containerFields, describedFields, type Treatment, taskFields } from './definition-fields'
import { plainDefinition } from './plain-definition'

/**
 * What of a pasted definition bears on whether it fits, and no more: it goes into the address of a page, where no
 * environment, command or secret belongs. /fit answers it as it answers the whole.
 */
export function slimDefinition(pasted: JsonObject): JsonObject {
  const plain = fieldsOf(asJson(plainDefinition(pasted)))
  const definition = isJsonObject(plain.taskDefinition ?? null) ? fieldsOf(plain.taskDefinition) : plain
  return slim(definition, {
    fields: { ...taskFields, ...describedFields },
    whole: wholeOfTask,
    own: {
      containerDefinitions: (list) => eachOf(list, slimContainer),
      volumes: (list) => eachOf(list, slimVolume),
    },
  })
}

const wholeOfTask = [
  'cpu',
  'memory',
  'networkMode',
  'pidMode',
  'ipcMode',
  'requiresCompatibilities',
  'compatibilities',
  'runtimePlatform',
  'placementConstraints',
  'requiresAttributes',
  'ephemeralStorage',
]
const wholeOfContainer = [
  'cpu',
  'memory',
  'memoryReservation',
  'portMappings',
  'resourceRequirements',
  'linuxParameters',
  'privileged',
]

function slimContainer(container: JsonObject): JsonObject {
  return slim(container, {
    fields: containerFields,
    whole: wholeOfContainer,
    own: {
      logConfiguration: (value) => only(value, 'logDriver'),
      firelensConfiguration: (value) => only(value, 'type'),
      secrets: slimSecrets,
    },
  })
}

function slimVolume(volume: JsonObject): JsonObject {
  return slim(volume, {
    fields: {},
    whole: [],
    own: { dockerVolumeConfiguration: (value) => only(value, 'driver') },
  })
}

/** Which store they come from decides what the agent must know; which secrets they are is nobody's business. */
function slimSecrets(secrets: Json): Json {
  if (!Array.isArray(secrets) || secrets.length === 0) return secrets
  return JSON.stringify(secrets).includes(':secretsmanager:') ? [{ valueFrom: ':secretsmanager:' }] : [{}]
}

type Slimming = {
  fields: Readonly<Record<string, Treatment>>
  /** Fields that stay as they are; of others it counts only that they are said. */
  whole: readonly string[]
  own: Readonly<Record<string, (value: Json) => Json>>
}

function slim(value: JsonObject, { fields, whole, own }: Slimming): JsonObject {
  const entries = Object.entries(value).flatMap(([key, one]): [string, Json][] => {
    if (Object.hasOwn(fields, key) && fields[key] === 'not-applicable') return []
    if (whole.includes(key)) return [[key, one]]
    return [[key, (Object.hasOwn(own, key) ? own[key] : undefined)?.(one) ?? emptied(one)]]
  })
  return Object.fromEntries(entries)
}

/** The same kind of value, with nothing in it that was written by somebody. */
function emptied(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(emptied)
  if (isJsonObject(value)) return {}
  return typeof value === 'string' ? '' : value
}

function only(value: Json, key: string): Json {
  if (!isJsonObject(value)) return emptied(value)
  const kept = value[key]
  return kept === undefined ? {} : { [key]: kept }
}

function eachOf(list: Json, one: (value: JsonObject) => JsonObject): Json {
  if (!Array.isArray(list)) return emptied(list)
  return list.map((each) => (isJsonObject(each) ? one(each) : emptied(each)))
}

function fieldsOf(value: Json | undefined): JsonObject {
  return value !== undefined && isJsonObject(value) ? value : {}
}
