import type { Cell, Evidence } from '../evidence'
import { counted, grouped } from '../words'
import { instanceId } from './instance-state'
import type { Placement } from './placement'
import { instanceAnswer } from './refusal-words'

/** A report of a thousand instances helps nobody: those with most room come first. */
const shown = 20

/** The instances, what they have free and why each refuses the task; at most the 20 with most room. */
export function instanceTable({ perInstance }: Placement): Evidence {
  const rows = [...perInstance]
    .sort((a, b) => b.copies - a.copies || b.instance.remaining.cpu - a.instance.remaining.cpu)
    .slice(0, shown)
  const all = perInstance.length
  return {
    kind: 'table',
    title: all > shown ? `The ${shown} of ${counted(all, 'instance')} with most room` : counted(all, 'instance'),
    columns: ['Instance', 'Free CPU', 'Free memory', 'Why not'],
    rows: rows.map((room): Cell[] => [
      { text: instanceId(room.instance), code: true },
      grouped(room.instance.remaining.cpu),
      `${grouped(room.instance.remaining.memoryMiB)} MiB`,
      instanceAnswer(room),
    ]),
  }
}
