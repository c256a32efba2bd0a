import { z } from 'zod'

const oneOrMany = z.union([z.string(), z.array(z.string())])
// IAM's grammar takes bare numbers and booleans here, alone and in lists.
const conditionValue = z.union([z.string(), z.number(), z.boolean()])
const principalSchema = z.union([z.string(), z.record(z.string(), oneOrMany)])

/** A statement as AWS stores it; loose, because a stored document keeps its own spelling and unknown keys. */
export const statementSchema = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.string(),
  Principal: principalSchema.optional(),
  NotPrincipal: principalSchema.optional(),
  Action: oneOrMany.optional(),
  NotAction: oneOrMany.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.union([conditionValue, z.array(conditionValue)]))).optional(),
})

/** A trust policy, decoded once by the collector; Statement may be one object or a list. */
export const policyDocumentSchema = z.looseObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema, z.array(statementSchema)]),
})

/** What a list of policies holds where AWS sent none for one of them: nothing is known of it but the text. */
export function unreadablePolicy(text: string): PolicyDocument {
  return { Statement: [], Unreadable: text }
}

/** Whether the document stands for one that could not be read. AWS takes no such key, so no stored policy has it. */
export function isUnreadable(document: PolicyDocument): boolean {
  return document.Unreadable !== undefined
}

export type Statement = z.infer<typeof statementSchema>
export type PolicyDocument = z.infer<typeof policyDocumentSchema>

/** A statement as one line, without what only formats it. */
export function statementWords({ Effect, Principal, NotPrincipal, Action, NotAction, Condition }: Statement): string {
  const principal = Principal === undefined ? `all but ${plain(NotPrincipal)}` : plain(Principal)
  const action = Action === undefined ? `all but ${plain(NotAction)}` : plain(Action)
  const condition = Condition === undefined ? '' : ` where ${JSON.stringify(Condition)}`
  return `trust statement ${Effect} ${principal} ${action}${condition}`
}

type Named = string | readonly string[] | { readonly [kind: string]: Named } | undefined

function plain(value: Named): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value
  return Object.values(value).map(plain).join(', ')
}
