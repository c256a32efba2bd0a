import type { z } from 'zod'
import { allContracts } from '@/lib/contracts/all-contracts'
import {
  type AnswerSpec,
  type BodySpec,
  type Contract,
  stopsStartHeader,
  warningsHeader,
} from '@/lib/contracts/contract'
import { problemSchema } from '@/lib/contracts/problem'
import * as registry from '@/lib/contracts/registry'
import { withBounds } from './openapi-bounds'
import { openSchemaBook, type SchemaBook } from './openapi-schemas'
import { bodyLimit } from './read-text'

const stopsStartSpec = {
  description: 'How many mappings of the file keep Clouddriver from starting.',
  schema: { type: 'integer' },
} as const

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of the contracts; its schemas are JSON Schema 2020-12, made of the same zod. */
export function openapiDocument(contracts: readonly Contract[] = allContracts): Json {
  const book = openSchemaBook()
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operationOf(contract, book) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Shipshape',
      version: '1',
      description: 'Whether Spinnaker can deploy to Amazon ECS, and why not. Errors are application/problem+json.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of /people, or SHIPSHAPE_TOKEN.' },
        basic: { type: 'http', scheme: 'basic', description: 'Any user, and a token as the password.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'shipshape-3000',
          description: 'The cookie of a browser that has signed in; its name ends with the port.',
        },
      },
      schemas: book.components,
    },
  }
}

function operationOf(contract: Contract, book: SchemaBook): Json {
  const { access, summary, path, query, body, ifMatch, answer } = contract
  return {
    operationId: `${contract.method.toLowerCase()}${path.replace(/[^a-zA-Z]+(\w)/g, (_, letter) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary,
    tags: [path.startsWith('/config/') ? 'feeds' : (path.split('/')[3]?.split('.')[0] ?? 'process')],
    ...(access === 'public' ? { security: [] } : { description: `Needs ${access} access.` }),
    ...securityOf(contract),
    'x-access': access,
    parameters: [
      ...pathParameters(path),
      ...(query === undefined ? [] : queryParameters(query, book)),
      ...(ifMatch === true ? [headerParameter('If-Match', 'The ETag that was read; a stale write answers 412.')] : []),
      ...('etag' in answer ? [headerParameter('If-None-Match', 'An ETag; answers 304 while it holds.')] : []),
      ...(answer.type === 'text/event-stream'
        ? [headerParameter('Last-Event-ID', 'The id of the last event that was read.')]
        : []),
    ],
    ...(body === undefined ? {} : { requestBody: requestBodyOf(body, book) }),
    responses: { [answer.status]: answerOf(answer, book), ...refusalsOf(contract, book), ...closedOf(answer, book) },
  }
}

/** Where the ways to ask are not those of all. */
function securityOf({ basic }: Contract): Json {
  if (basic === undefined) return {}
  return { security: [{ token: [] }, { basic: [] }, ...(basic === 'only' ? [] : [{ session: [] }])] }
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodObject, book: SchemaBook): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: book.describe(schema, 'input'),
  }))
}

const headerParameter = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})

function requestBodyOf(body: BodySpec, book: SchemaBook): Json {
  const schema = bodySchema(body, book)
  return { required: !('optional' in body), content: { [body.type]: { schema } } }
}

/** Bodies whose values `beyondBounds` looks at. */
const bounded: ReadonlySet<z.ZodType> = new Set([
  registry.awsAccountBody,
  registry.awsAccountPatch,
  registry.ecsAccountBody,
  registry.ecsAccountPatch,
  registry.settingsPatch,
])

function bodySchema(body: BodySpec, book: SchemaBook): unknown {
  // Of characters; a body is counted in bytes.
  if (body.type === 'application/yaml') return { type: 'string', maxLength: bodyLimit }
  const schema = book.describe(body.schema, 'input')
  return bounded.has(body.schema) ? withBounds(schema) : schema
}

function answerOf(answer: AnswerSpec, book: SchemaBook): Json {
  const tag = 'etag' in answer ? { ETag: { schema: { type: 'string' as const } } } : {}
  const stops = 'stopsStart' in answer ? { [stopsStartHeader]: stopsStartSpec } : {}
  const headers = 'etag' in answer ? { headers: { ...tag, ...stops } } : {}
  if (answer.type === 'none') return { description: 'Done' }
  if ('orJson' in answer) return fileOrJson(answer, book)
  return {
    description: 'As asked',
    ...headers,
    content: { [answer.type]: { schema: answerSchema(answer, book) }, ...otherForms(answer) },
  }
}

/** The answer of the same shape that says no. */
function closedOf(answer: AnswerSpec, book: SchemaBook): Json {
  if (!('closed' in answer) || answer.closed === undefined) return {}
  return { [answer.closed]: { ...answerOf(answer, book), description: 'Closed, and why' } }
}

function otherForms(answer: AnswerSpec): Json {
  if (!('otherForms' in answer)) return {}
  return Object.fromEntries(answer.otherForms.map((type) => [type, { schema: { type: 'string' } }]))
}

function fileOrJson({ type, orJson }: Extract<AnswerSpec, { orJson: unknown }>, book: SchemaBook): Json {
  return {
    description: 'The file; with Accept: application/json, the file and its warnings',
    headers: { [warningsHeader]: { description: 'How many warnings there are.', schema: { type: 'integer' } } },
    content: {
      [type]: { schema: { type: 'string' } },
      'application/json': { schema: book.describe(orJson, 'output') },
    },
  }
}

function answerSchema(answer: AnswerSpec, book: SchemaBook): unknown {
  if (answer.type === 'application/json') return book.describe(answer.schema, 'output')
  if (answer.type !== 'text/event-stream') return { type: 'string' }
  // OpenAPI 3.1 has no word for a stream of events; each event's name and data are one of these.
  return {
    type: 'string',
    description: 'Events named after `type`, with `data` as JSON.',
    'x-event': book.describe(answer.events, 'output'),
  }
}

/** The refusals that a client of this route should know; anything else is a 5xx. */
function refusalsOf({ access, path, body, query, ifMatch, answer }: Contract, book: SchemaBook): Json {
  const problem = {
    description: 'Refused; nothing was changed',
    content: { 'application/problem+json': { schema: book.describe(problemSchema, 'output') } },
  }
  const statuses = [
    ...(body === undefined && query === undefined ? [] : [400]),
    ...(access === 'public' ? [] : [401, 403]),
    ...(path.includes('{') || query !== undefined ? [404] : []),
    ...(ifMatch === true ? [409, 412] : []),
    ...(body === undefined ? [] : [413, 415, 422]),
  ]
  const notModified = 'etag' in answer ? { 304: { description: 'Not changed since If-None-Match' } } : {}
  return { ...notModified, ...Object.fromEntries(statuses.map((status) => [status, problem])), default: problem }
}
