import { z } from 'zod'
import { shellEventSchema } from '@/lib/contracts/events'
import { issueSchema, problemSchema } from '@/lib/contracts/problem'
import { scanEventSchema, scanSchema } from '@/lib/contracts/scans'
import { evidenceSchema } from '@/lib/readiness/evidence'
import { faultSchema } from '@/lib/readiness/fault'
import { findingSchema } from '@/lib/readiness/finding'
import { reportSchema } from '@/lib/readiness/report'
import { alarmRowSchema } from '@/lib/readiness/rows/alarm-row'
import { clusterRowSchema } from '@/lib/readiness/rows/cluster-row'
import { roleRowSchema } from '@/lib/readiness/rows/role-row'
import { servedFaultSchema } from '@/lib/readiness/rows/row-fault'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { registrySchema } from '@/lib/registry/registry'
import { settingsSchema } from '@/lib/registry/settings'

const named = z.registry<{ id: string }>()
named.add(problemSchema, { id: 'Problem' })
named.add(issueSchema, { id: 'Issue' })
named.add(registrySchema, { id: 'Registry' })
named.add(settingsSchema, { id: 'Settings' })
named.add(awsAccountSchema, { id: 'AwsAccount' })
named.add(ecsAccountSchema, { id: 'EcsAccount' })
named.add(reportSchema, { id: 'Report' })
named.add(findingSchema, { id: 'Finding' })
named.add(evidenceSchema, { id: 'Evidence' })
named.add(faultSchema, { id: 'Fault' })
named.add(clusterRowSchema, { id: 'Cluster' })
named.add(roleRowSchema, { id: 'Role' })
named.add(alarmRowSchema, { id: 'Alarm' })
named.add(servedFaultSchema, { id: 'RowFault' })
named.add(scanSchema, { id: 'Scan' })
named.add(scanEventSchema, { id: 'ScanEvent' })
named.add(shellEventSchema, { id: 'ShellEvent' })

/** JSON Schemas of a document: each named one once, under `components`. */
export type SchemaBook = {
  /** The schema in its place, with references into the components. */
  describe(schema: z.ZodType, io: 'input' | 'output'): unknown
  /** What has been referred to so far. */
  readonly components: Record<string, unknown>
}

export function openSchemaBook(): SchemaBook {
  const components: Record<string, unknown> = {}
  return {
    components,
    describe(schema, io) {
      const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, metadata: named })
      for (const [name, definition] of Object.entries($defs)) {
        components[componentName(name)] = withReferences(withoutId(definition))
      }
      const own = named.get(schema)?.id
      if (own === undefined) return withReferences(rest)
      components[own] = withReferences(withoutId(rest))
      return { $ref: `#/components/schemas/${own}` }
    },
  }
}

// The one schema without a name that refers to itself is z.json(); zod numbers each use of it.
const componentName = (definition: string) => (definition.startsWith('__schema') ? 'Json' : definition)

function withoutId<T extends object>(schema: T): Omit<T, 'id'> {
  const { id: _, ...rest } = { id: undefined, ...schema }
  return rest
}

/** zod refers to `#/$defs/…` of its own document; here all share one. */
function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isReference = key === '$ref' && typeof inner === 'string'
      return [key, isReference ? referenceOf(inner) : withReferences(inner)]
    }),
  )
}

const referenceOf = (reference: string) => `#/components/schemas/${componentName(reference.replace('#/$defs/', ''))}`
