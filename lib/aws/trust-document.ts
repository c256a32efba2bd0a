import { type PolicyDocument, policyDocumentSchema, unreadablePolicy } from '@/lib/readiness/facts/policy-document'

/**
 * A role's trust policy, decoded once. AWS sends it URL-encoded (RFC 3986), which the JS SDK does not undo; moto's
 * ListRoles sends plain JSON. Null where it is not a policy.
 */
export function trustDocument(text: string): PolicyDocument | null {
  const parsed = policyDocumentSchema.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

/** The document, or for one that is none an unreadable one: one garbled role must not cost the list of all others. */
export function trustDocumentOrText(text: string): PolicyDocument {
  return trustDocument(text) ?? unreadablePolicy(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text)
  } catch {
    return null
  }
}
