import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { rowsParsers } from '@/components/rows/rows-view'
import type { FitClustersBody } from '@/lib/contracts/fit'
import { fitLaunchTypes } from '@/lib/readiness/fit/launch-types'
import { isJsonObject, type JsonObject } from '@/lib/registry/json'
import { networkModes } from '@/lib/registry/reference-task'

/** Of Clusters, beside the rows' own: the task that this reader asks about, in place of the reference task. */
export const clustersParsers = {
  ...rowsParsers,
  /** CPU units and MiB of the task. */
  cpu: parseAsInteger,
  memory: parseAsInteger,
  network: parseAsStringLiteral(networkModes),
  /** What of a pasted definition bears on whether it fits, as JSON; it takes the place of the size. */
  definition: parseAsString,
  on: parseAsStringLiteral(fitLaunchTypes),
  /** How many tasks. */
  copies: parseAsInteger.withDefault(1),
  /** The opened clusters stand side by side, above the table. */
  beside: parseAsBoolean.withDefault(false),
}

export type ClustersView = inferParserType<typeof clustersParsers>
export type TaskView = Pick<ClustersView, 'cpu' | 'memory' | 'network' | 'definition' | 'on' | 'copies'>

/** Reads the view from a page's search parameters, on the server. */
export const loadClustersView = createLoader(clustersParsers)
export const serializeClustersView = createSerializer(clustersParsers)

/** The reference task again. */
export const noTask = {
  cpu: null,
  memory: null,
  network: null,
  definition: null,
  on: null,
  copies: 1,
} as const satisfies TaskView

export function isSameTask(a: TaskView, b: TaskView): boolean {
  const textOf = ({ cpu, memory, network, definition, on, copies }: TaskView) =>
    JSON.stringify([cpu, memory, network, definition, on, copies])
  return textOf(a) === textOf(b)
}

/** What the route is asked for a view; null where it asks about no task of its own. */
export function questionIn({ cpu, memory, network, definition, on, copies }: TaskView): FitClustersBody | null {
  const pasted = definition === null ? null : definitionIn(definition)
  if (pasted !== null) return { taskDefinition: pasted, count: copies, ...(on !== null && { launchType: on }) }
  if (cpu === null || memory === null) return null
  const task = {
    cpu,
    memoryMiB: memory,
    ...(network !== null && { networkMode: network }),
    ...(on !== null && { launchType: on }),
  }
  return { task, count: copies }
}

/** The definition in an address; null where somebody broke it. */
function definitionIn(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
