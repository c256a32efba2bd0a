import { expect, test } from 'vitest'
import { wrongWith } from './borders'

test.each([
  ['lib/registry/a.ts', 'node:fs', 'fs', 'lib/registry must not import it'],
  ['lib/registry/a.ts', '../aws/b', 'lib/aws/b.ts', 'lib/registry must not import lib/aws'],
  ['lib/readiness/checks/a.ts', '@/lib/aws/b', 'lib/aws/b.ts', 'lib/readiness must not import lib/aws'],
  ['lib/aws/a.ts', '../readiness/checks/b', 'lib/readiness/checks/b.ts', 'lib/aws must not import what judges'],
  ['lib/aws/a.ts', '@/lib/readiness/capacity/b', 'lib/readiness/capacity/b.ts', 'lib/aws must not import what judges'],
  [
    'lib/sandbox/a.ts',
    '@aws-sdk/client-ecs',
    'node_modules/@aws-sdk/client-ecs/x.js',
    'lib/sandbox must not import it',
  ],
  ['prisma/repositories/a.ts', '@/lib/http/route', 'lib/http/route.ts', 'prisma must not import lib/http'],
  ['lib/answers/a.ts', '../http/etag', 'lib/http/etag.ts', 'lib/answers must not import lib/http'],
  ['lib/scans/worker.ts', 'pg-boss', 'node_modules/pg-boss/src/index.js', 'pg-boss belongs to lib/scans/queue.ts'],
  ['components/a.tsx', '@/prisma/client', 'prisma/client.ts', 'components must not import prisma'],
  ['app/page.tsx', '@/lib/scans/worker', 'lib/scans/worker.ts', 'app must not import lib/scans'],
])('%s may not import %s', (source, name, resolved, words) => {
  expect(wrongWith(source, { module: name, resolved })).toBe(words)
})

test.each([
  ['lib/aws/a.ts', '@/lib/readiness/roles/global-action', 'lib/readiness/roles/global-action.ts'],
  ['lib/scans/queue.ts', 'pg-boss', 'node_modules/pg-boss/src/index.js'],
  ['lib/http/a.ts', '@/lib/answers/b', 'lib/answers/b.ts'],
  ['app/page.tsx', '@/components/a', 'components/a.tsx'],
  ['lib/registry/a.ts', 'zod', 'node_modules/zod/index.js'],
])('%s may import %s', (source, name, resolved) => {
  expect(wrongWith(source, { module: name, resolved })).toBeNull()
})
