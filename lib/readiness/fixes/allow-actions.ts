import type { RenderedFix } from '../finding'

/** The least statement that would let `principal` make the refused calls. */
export type AllowActions = { actions: readonly string[]; principal: string | null; resource: string }

export function allowActions({ actions, principal, resource }: AllowActions): RenderedFix {
  const statement = { Effect: 'Allow', Action: actions.length === 1 ? actions[0] : actions, Resource: resource }
  return {
    text: `Add this statement to a policy of ${principal ?? 'the identity that Shipshape reads with'}.`,
    json: JSON.stringify(statement, null, 2),
  }
}
