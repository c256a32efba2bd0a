import { readJsonObject } from '@/components/fields/json-field'
import { slimDefinition } from '@/lib/readiness/fit/slim-definition'
import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { TaskView } from './clusters-view'

/** The task bar as it stands in its fields. */
export type TaskDraft = {
  by: 'size' | 'definition'
  cpu: string
  memory: string
  network: TaskView['network']
  definition: string
  on: TaskView['on']
  copies: string
}
export type TaskErrors = Partial<Record<'cpu' | 'memory' | 'definition' | 'copies', string>>

/** The longest definition that an address takes. */
const longest = 4_000

export function taskDraftOf(view: TaskView, reference: Pick<ReferenceTask, 'cpu' | 'memoryMiB'>): TaskDraft {
  return {
    by: view.definition === null ? 'size' : 'definition',
    cpu: String(view.cpu ?? reference.cpu),
    memory: String(view.memory ?? reference.memoryMiB),
    network: view.network,
    definition: view.definition === null ? '' : prettyJson(view.definition),
    on: view.on,
    copies: String(view.copies),
  }
}

type ReadDraft = { view: TaskView; errors: null } | { view: null; errors: TaskErrors }

/** What the address says of a task bar, or what is wrong with its fields. */
export function readTaskDraft(draft: TaskDraft): ReadDraft {
  const copies = readWhole(draft.copies, 1, 10_000)
  const common = { on: draft.on, copies: copies.value }
  if (draft.by === 'definition') {
    const { text, problem } = readPasted(draft.definition)
    return readOr(
      { ...common, cpu: null, memory: null, network: null, definition: text },
      { definition: problem, copies: copies.problem },
    )
  }
  const cpu = readWhole(draft.cpu, 0, 196_608)
  const memory = readWhole(draft.memory, 1, 25_165_824)
  return readOr(
    { ...common, cpu: cpu.value, memory: memory.value, network: draft.network, definition: null },
    { cpu: cpu.problem, memory: memory.problem, copies: copies.problem },
  )
}

function readOr(view: TaskView, problems: Record<string, string | null>): ReadDraft {
  const errors = Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null))
  return Object.keys(errors).length > 0 ? { view: null, errors } : { view, errors: null }
}

function readWhole(text: string, least: number, most: number): { value: number; problem: string | null } {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isInteger(value)) return { value: 0, problem: 'Enter a whole number.' }
  if (value < least || value > most)
    return { value, problem: `Enter a number from ${least} to ${most.toLocaleString('en-US')}.` }
  return { value, problem: null }
}

function readPasted(pasted: string): { text: string; problem: string | null } {
  if (pasted.trim() === '') return { text: '', problem: 'Paste a task definition.' }
  const { value, problem } = readJsonObject(pasted)
  if (value === null) return { text: '', problem }
  const text = JSON.stringify(slimDefinition(value))
  return {
    text,
    problem:
      text.length <= longest
        ? null
        : 'This definition is too long for the address of a page. Open a cluster and ask there.',
  }
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
