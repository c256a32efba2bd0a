import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { allContracts } from '@/lib/contracts/all-contracts'
import { bounds } from '@/lib/registry/bounds'
import { openapiDocument } from './openapi'

const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
})
const document = z
  .looseObject({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
  })
  .parse(JSON.parse(JSON.stringify(openapiDocument())))

const operations = allContracts.map((contract) => ({
  contract,
  name: `${contract.method} ${contract.path}`,
  operation: document.paths[contract.path]?.[contract.method.toLowerCase()],
}))

/** Where the ways to ask are not those of all. */
const waysOf = { none: undefined, only: ['token', 'basic'], too: ['token', 'basic', 'session'] } as const

test.each(operations)('$name is described, in full, with its answer and its refusals', ({ contract, operation }) => {
  const statuses = Object.keys(operation?.responses ?? {})
  expect(statuses).toContain(String(contract.answer.status))
  expect(statuses).toContain('default')
  expect(statuses.includes('401')).toBe(contract.access !== 'public')
  const ways = operation?.security?.flatMap((way) => Object.keys(Object(way)))
  expect(ways).toEqual(contract.access === 'public' ? [] : waysOf[contract.basic ?? 'none'])
})

test('every contract is told apart by method and path, and by operationId', () => {
  expect(new Set(operations.map(({ name }) => name)).size).toBe(allContracts.length)
  expect(new Set(operations.map(({ operation }) => operation?.operationId)).size).toBe(allContracts.length)
})

test('every address under app that answers has a contract, and the other way round', () => {
  const files = readdirSync(join(process.cwd(), 'app'), { recursive: true, encoding: 'utf8' })
  const served = files
    .filter((file) => file.endsWith('route.ts') && !file.includes('[['))
    .map((file) => `/${file.replace(/\/?route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}')}`)
    .filter((path) => !path.startsWith('/sign-'))
  const promised = new Set(allContracts.map(({ path }) => path))
  expect(served.toSorted()).toEqual([...promised].toSorted())
})

test('every reference leads to a schema', () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
  const names = references.map((reference) => reference.slice('"$ref":"#/components/schemas/'.length, -1))
  expect(names.length).toBeGreaterThan(30)
  expect([...new Set(names)].filter((name) => document.components.schemas[name] === undefined)).toEqual([])
})

test('Json is what z.json() takes, and the only schema that refers to itself', () => {
  expect(Object.keys(document.components.schemas)).not.toContain('__schema0')
  expect(document.components.schemas.Json).toMatchObject({
    anyOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'null' },
      { type: 'array' },
      { type: 'object' },
    ],
  })
})

test('every name in a path is a parameter of it', () => {
  for (const { contract, operation } of operations) {
    const names = operation?.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect(names).toEqual([...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  }
})

test('a patch names no default: what is not sent stays', () => {
  const patch = JSON.stringify(document.paths['/api/v1/aws-accounts/{name}']?.patch?.requestBody)
  expect(patch).toContain('sessionName')
  expect(patch).not.toContain('"default"')
})

test('the merged file is described as a file with the number of its warnings, and as JSON with the warnings', () => {
  expect(document.paths['/api/v1/registry/merge']?.post?.responses[200]).toMatchObject({
    headers: { 'X-Shipshape-Warnings': { schema: { type: 'integer' } } },
    content: { 'application/yaml': { schema: { type: 'string' } }, 'application/json': { schema: expect.anything() } },
  })
})

/** Texts and lists of a schema that say no bound, by their path; what is kept as it is counts as a whole. */
function unbounded(schema: unknown, path: readonly string[] = []): string[] {
  if (typeof schema !== 'object' || schema === null || 'enum' in schema || 'const' in schema) return []
  const { type, maxLength, maxItems } = { type: null, maxLength: null, maxItems: null, ...schema }
  const own = (type === 'string' && maxLength === null) || (type === 'array' && maxItems === null)
  return [
    ...(own ? [path.join('.')] : []),
    ...Object.entries(schema).flatMap(([key, inner]) =>
      ['other', 'lifecycleHooks'].includes(key) ? [] : unbounded(inner, [...path, key]),
    ),
  ]
}

const registryBodies = [
  'POST /api/v1/aws-accounts',
  'PATCH /api/v1/aws-accounts/{name}',
  'POST /api/v1/aws-accounts/test',
  'POST /api/v1/ecs-accounts',
  'PATCH /api/v1/ecs-accounts/{name}',
  'PATCH /api/v1/settings',
  'POST /api/v1/registry/import',
]

test.each(registryBodies)('%s says how much it takes of every list and text', (asked) => {
  const body = operations.find(({ name }) => name === asked)?.operation?.requestBody
  expect(body).toBeDefined()
  expect(unbounded(body)).toEqual([])
})

test('the bounds that are said are those that are held', () => {
  const post = operations.find(({ name }) => name === 'POST /api/v1/aws-accounts')?.operation?.requestBody
  const { properties } = z
    .object({
      content: z.object({
        'application/json': z.object({ schema: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) }),
      }),
    })
    .parse(post).content['application/json'].schema
  expect(properties).toMatchObject({
    name: { maxLength: bounds.nameLength },
    regions: { maxItems: bounds.regions },
    requiredGroupMembership: { anyOf: [{ maxItems: bounds.listLength }, { maxLength: bounds.textLength }] },
    permissions: { maxProperties: bounds.listLength },
  })
})
