import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'

/** A JSON object as people edit it; empty where there is nothing in it. */
export function jsonText(fields: JsonObject): string {
  return Object.keys(fields).length === 0 ? '' : JSON.stringify(fields, null, 2)
}

/** The object that a JSON text holds, `{}` for an empty text; else why it holds none. */
export function readJsonObject(text: string): { value: JsonObject; problem: null } | { value: null; problem: string } {
  if (text.trim() === '') return { value: {}, problem: null }
  try {
    const value: Json = JSON.parse(text)
    if (isJsonObject(value)) return { value, problem: null }
    return { value: null, problem: 'Enter a JSON object: { "key": "value" }.' }
  } catch (error) {
    return { value: null, problem: `This is not JSON. ${error instanceof Error ? error.message : ''}` }
  }
}
