import type { Fix } from '../fixes'

/** The reference task itself is to change. */
export function changeTask(ecsAccount: string, text: string): Fix {
  return { kind: 'edit-registry', entity: 'ecs-account', name: ecsAccount, field: 'referenceTask', text }
}
