import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { containerFields, describedFields, taskFields } from '@/lib/readiness/fit/definition-fields'
import { nestedFields } from '@/lib/readiness/fit/nested-fields'
import { readDefinition } from '@/lib/readiness/fit/read-definition'

const sdk = dirname(dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-ecs')))
const declared = ['models_0', 'models_1'].map((name) => {
  const path = join(sdk, 'dist-types', 'models', `${name}.d.ts`)
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
})

/** The fields of one of the SDK's types, as installed. */
function fieldsOf(type: string): string[] {
  const found = declared.flatMap(({ statements }) => statements.filter(ts.isInterfaceDeclaration))
  const own = found.find(({ name }) => name.text === type)
  if (own === undefined) throw new Error(`The SDK has no type ${type}.`)
  return own.members.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []))
}

test.each([
  ['RegisterTaskDefinitionRequest', taskFields],
  ['ContainerDefinition', containerFields],
  ['TaskDefinition', { ...taskFields, ...describedFields }],
])('every field of the SDK’s %s is looked at, not applicable or named', (type, fields) => {
  const own = type === 'TaskDefinition' ? ['tags'] : []
  expect(Object.keys(fields).toSorted()).toEqual([...fieldsOf(type), ...own].toSorted())
})

test.each(Object.entries(nestedFields))('every field of the SDK’s %s is known', (type, fields) => {
  expect([...fields].toSorted()).toEqual(fieldsOf(type).toSorted())
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
