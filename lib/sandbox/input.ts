import { AwsError } from './aws-error'
import type { Call, Input } from './call'

export function isInput(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The service's own word for a bad parameter. */
export function invalid(call: Call, message: string): AwsError {
  return new AwsError(call.service.invalidCode, message)
}

/** Text, or null where it is absent. */
export function textOf(call: Call, name: string): string | null {
  const value = call.input[name]
  if (value === undefined || value === '') return null
  if (typeof value !== 'string') throw invalid(call, `${name} must be a string.`)
  return value
}

export function requiredText(call: Call, name: string): string {
  const value = textOf(call, name)
  if (value !== null) return value
  throw invalid(
    call,
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`,
  )
}

/** A list of text, of at most `maximum` members; null where it is absent. */
export function textsOf(call: Call, name: string, maximum: number): readonly string[] | null {
  const value = call.input[name]
  if (value === undefined) return null
  if (value === '') return []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw invalid(call, `${name} must be a list of strings.`)
  if (value.length <= maximum) return value
  throw invalid(call, `${name} can have at most ${maximum} items, not ${value.length}.`)
}

/** A list of structures, empty where it is absent. */
export function structuresOf(call: Call, name: string): readonly Input[] {
  const value = call.input[name]
  return Array.isArray(value) ? value.filter(isInput) : []
}

/** A whole number within limits; a form carries it as text. */
export function integerOf(
  call: Call,
  name: string,
  limits: { minimum: number; maximum: number; default: number },
): number {
  const value = call.input[name]
  if (value === undefined) return limits.default
  const number = Number(value)
  if (Number.isInteger(number) && number >= limits.minimum && number <= limits.maximum) return number
  throw invalid(
    call,
    `${name} must be a whole number from ${limits.minimum} to ${limits.maximum}, not ${String(value)}.`,
  )
}

export function flagOf(call: Call, name: string): boolean {
  const value = call.input[name]
  return value === true || value === 'true'
}
