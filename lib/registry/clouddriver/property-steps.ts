import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'

/** A key that names more than one step of a property: `aws.accounts`, `accounts[0].name`, `hooks[a.b]`. */
const path = /^[A-Za-z][A-Za-z0-9_-]*(?:\[[^\][]+\])*(?:\.[A-Za-z0-9_-]+(?:\[[^\][]+\])*)*$/

/** The steps of a property that a YAML key names: dots part them, brackets keep one whole (YamlProcessor.java). */
export function stepsOf(key: string): readonly string[] {
  if (isBracketed(key)) return [key.slice(1, -1)]
  if (!path.test(key)) return [key]
  return [...key.matchAll(/\[([^\][]+)\]|([^.[\]]+)/g)].map(([, inBrackets, plain]) => inBrackets ?? plain ?? '')
}

/** The key that Spring reads as this one step: in brackets where it would read several, or brackets of its own. */
export function keyOfStep(step: string): string {
  const [first, ...rest] = stepsOf(step)
  return first === step && rest.length === 0 ? step : `[${step}]`
}

/** A value with every key as `keyOfStep` writes it. */
export function withWrittenKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(withWrittenKeys)
  return isJsonObject(value) ? withWrittenKeysOf(value) : value
}

/** The same of an object. */
export function withWrittenKeysOf(object: Readonly<JsonObject>): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [keyOfStep(key), withWrittenKeys(value)]))
}

/** One pair of brackets around the whole key: `[a.b]`, not `[a].[b]`. */
function isBracketed(key: string): boolean {
  if (key.length < 3 || !key.startsWith('[') || !key.endsWith(']')) return false
  let open = 0
  for (let index = 0; index < key.length; index++) {
    if (key[index] === '[') open += 1
    if (key[index] === ']') open -= 1
    if (open === 0) return index === key.length - 1
  }
  return false
}
