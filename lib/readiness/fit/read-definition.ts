import { taskDefinitionSchema } from './definition-schema'
import { taskOfDefinition } from './task-definition'

/** Parses what was pasted and reads the task from it; `path` is within what was pasted. */
export function readDefinition(
  pasted: unknown,
  chosen: Parameters<typeof taskOfDefinition>[1],
): ReturnType<typeof taskOfDefinition> {
  const parsed = taskDefinitionSchema.safeParse(pasted)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.') ?? ''
    const message = issue?.message ?? 'This is not a task definition'
    return { ok: false, path, message: message.endsWith('.') ? message : `${message}.` }
  }
  const read = taskOfDefinition(parsed.data, chosen)
  if (read.ok || parsed.data.taskDefinition === undefined) return read
  return { ...read, path: `taskDefinition.${read.path}` }
}
