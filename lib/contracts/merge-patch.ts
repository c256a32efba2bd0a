type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }
type JsonObject = { readonly [key: string]: Json | undefined }

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `patch` applied to `target` (RFC 7396): null removes a key, objects merge, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const merged = new Map<string, unknown>(isObject(target) ? Object.entries(target) : [])
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else if (value !== undefined) merged.set(key, mergePatch(merged.get(key), value))
  }
  // Object.fromEntries defines own properties, so a key "__proto__" stays a key.
  return Object.fromEntries(merged)
}

/** The smallest patch that makes `after` of `before`; `{}` where they are equal. A null in `after` reads as absent. */
export function patchBetween(before: JsonObject, after: JsonObject): Record<string, unknown> {
  const patch = new Map<string, unknown>()
  const [olds, wants] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  for (const key of new Set([...olds.keys(), ...wants.keys()])) {
    const [old, wanted] = [olds.get(key) ?? null, wants.get(key) ?? null]
    if (isObject(old) && isObject(wanted)) {
      const inner = patchBetween(old, wanted)
      if (Object.keys(inner).length > 0) patch.set(key, inner)
    } else if (JSON.stringify(old) !== JSON.stringify(wanted)) patch.set(key, wanted)
  }
  return Object.fromEntries(patch)
}
