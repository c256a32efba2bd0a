import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as ecs from '@aws-sdk/client-ecs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { containerFields, describedFields, taskFields } from '@/lib/readiness/fit/definition-fields'
import { definitionShape, definitionWords } from '@/lib/readiness/fit/definition-shape'
import { readDefinition } from '@/lib/readiness/fit/read-definition'

const sdk = dirname(dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-ecs')))
const declared = ['models_0', 'models_1'].map((name) => {
  const path = join(sdk, 'dist-types', 'models', `${name}.d.ts`)
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
})

const interfaces = new Map(
  declared.flatMap(({ statements }) =>
    statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one] as const),
  ),
)

/** The fields of one of the SDK's types, as installed, and the type of what each holds. */
function shapeOf(type: string): Record<string, string | null> {
  const own = interfaces.get(type)
  if (own === undefined) throw new Error(`The SDK has no type ${type}.`)
  return Object.fromEntries(
    own.members
      .filter(ts.isPropertySignature)
      .flatMap(({ name, type: held }) => (ts.isIdentifier(name) ? [[name.text, typeWithin(held)]] : [])),
  )
}

/** The SDK's own type within a union or list; null for plain values and maps. */
function typeWithin(node: ts.TypeNode | undefined): string | null {
  if (node === undefined) return null
  if (ts.isUnionTypeNode(node)) return node.types.map(typeWithin).find((name) => name !== null) ?? null
  if (ts.isArrayTypeNode(node)) return typeWithin(node.elementType)
  if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return null
  return interfaces.has(node.typeName.text) ? node.typeName.text : null
}

const fieldsOf = (type: string) => Object.keys(shapeOf(type))

test.each([
  ['RegisterTaskDefinitionRequest', taskFields],
  ['ContainerDefinition', containerFields],
  ['TaskDefinition', { ...taskFields, ...describedFields }],
])('every field of the SDK’s %s is looked at, not applicable or named', (type, fields) => {
  const own = type === 'TaskDefinition' ? ['tags'] : []
  expect(Object.keys(fields).toSorted()).toEqual([...fieldsOf(type), ...own].toSorted())
})

test.each(Object.entries(definitionShape))('the shape of the SDK’s %s is known', (type, shape) => {
  const tagsBeside = type === 'TaskDefinition' ? { tags: 'Tag' } : {}
  expect(shape).toEqual({ ...shapeOf(type), ...tagsBeside })
})

test('every type that a definition nests is known', () => {
  const nested = Object.values(definitionShape).flatMap((shape) => Object.values(shape).filter((name) => name !== null))
  expect([...new Set(nested)].filter((name) => !Object.hasOwn(definitionShape, name))).toEqual([])
})

test.each(Object.entries(definitionWords))('the words of the SDK’s list %s are known', (list, words) => {
  const own: Readonly<Record<string, unknown>> = ecs
  expect([...words].toSorted()).toEqual(Object.values(Object(own[list])).toSorted())
})

describe('what is not looked at is named', () => {
  const container = { name: 'web', memory: 128 }
  const namesOf = (definition: object) => {
    const read = readDefinition(definition, { launchType: 'EC2' })
    if (!read.ok) throw new Error(read.message)
    return read.notLookedAt
  }

  test.each(Object.entries(taskFields).filter(([, treatment]) => treatment === 'not-looked-at'))('%s', (field) => {
    expect(namesOf({ containerDefinitions: [container], [field]: [{ some: 'thing' }] })).toEqual([field])
  })

  test.each(Object.entries(containerFields).filter(([, treatment]) => treatment === 'not-looked-at'))(
    'of a container: %s',
    (field) => {
      const sidecar = { ...container, [field]: ['thing'] }
      expect(namesOf({ containerDefinitions: [container, sidecar] })).toEqual([`containerDefinitions[1].${field}`])
    },
  )

  test('a field that the SDK does not have yet', () => {
    const definition = { containerDefinitions: [{ ...container, newer: 1 }], newest: { a: 1 } }
    expect(namesOf(definition)).toEqual(['newest', 'containerDefinitions[0].newer'])
  })
})
