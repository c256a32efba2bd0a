/** Words as the name of an inline policy: IAM takes letters, digits and `+=,.@_-`, at most 128 (API reference, PutRolePolicy). */
export function policyNameOf(words: string): string {
  return words.replace(/[^\w+=,.@-]/g, '-').slice(0, 128)
}
