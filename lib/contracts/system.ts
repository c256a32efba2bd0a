import { z } from 'zod'
import { contract } from './contract'

export const healthz = contract({
  method: 'GET',
  path: '/healthz',
  access: 'public',
  anyHost: true,
  summary: 'Whether the process is alive',
  answer: { status: 200, type: 'text/plain' },
})
export const readyz = contract({
  method: 'GET',
  path: '/readyz',
  access: 'public',
  anyHost: true,
  summary: 'Whether the database answers and the queue runs; 503 says which does not',
  answer: { status: 200, type: 'text/plain' },
})
export const metrics = contract({
  method: 'GET',
  path: '/metrics',
  access: 'read',
  summary: 'Prometheus metrics, without names of accounts',
  answer: { status: 200, type: 'text/plain' },
})
export const openapi = contract({
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: 'public',
  summary: 'This description',
  answer: { status: 200, type: 'application/json', schema: z.record(z.string(), z.unknown()) },
})
