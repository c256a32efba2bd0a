import { z } from 'zod'

/** What a field takes without its default, null and absence: those are the patch's own. */
function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return withoutDefault(schema.def.innerType)
  }
  return schema
}

/**
 * Schema of a JSON merge patch (RFC 7396) of an object: every field may be missing, or null to clear it. Defaults are
 * taken off, or each patch would write them; rules across fields wait until the patched whole is validated.
 */
export function mergePatchOf(schema: z.ZodObject): z.ZodType<Record<string, unknown>> {
  const fields = Object.entries(schema.shape).map(([key, field]) => {
    const bare = withoutDefault(field)
    const patched = bare instanceof z.ZodObject ? mergePatchOf(bare) : bare
    return [key, z.nullable(patched).optional()]
  })
  return z.strictObject(Object.fromEntries(fields))
}
