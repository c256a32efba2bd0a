// Who may import what: the one source of ARCHITECTURE.md's table and of what `npm run graph` refuses.

/**
 * Floors from the ground up; a floor imports what it names, and nothing else of ours. `packages` are the packages that
 * only this floor may use, `not` the paths within an allowed floor that are closed to it.
 * @typedef {{ floor: string, path: RegExp, may: string[], no?: RegExp, not?: RegExp, but?: RegExp, words: string }} Floor
 * @type {Floor[]}
 */
export const floors = [
  {
    floor: 'lib/registry',
    path: /^lib\/registry\//,
    may: [],
    no: /^(node:|@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything with I/O',
  },
  {
    floor: 'lib/problem.ts',
    path: /^lib\/problem\.ts$/,
    may: ['lib/registry'],
    no: /^node:/,
    words: 'anything with I/O',
  },
  {
    floor: 'lib/readiness',
    path: /^lib\/readiness\//,
    may: ['lib/registry'],
    no: /^(node:|@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything with I/O',
  },
  {
    floor: 'lib/contracts',
    path: /^lib\/contracts\//,
    may: ['lib/registry', 'lib/readiness'],
    no: /^(node:|@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything with I/O',
  },
  {
    floor: 'lib/reading',
    path: /^lib\/reading\//,
    may: ['lib/registry', 'lib/problem.ts', 'lib/contracts'],
    no: /^(@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything that waits for the database or AWS',
  },
  {
    floor: 'lib/sandbox',
    path: /^lib\/sandbox\//,
    may: [],
    no: /^(@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything of ours, any SDK: it is an independent witness',
  },
  { floor: 'lib/env.ts', path: /^lib\/env\.ts$/, may: ['lib/problem.ts'], words: 'it alone reads process.env' },
  {
    floor: 'lib/outside',
    path: /^lib\/outside\//,
    may: [],
    no: /^(@aws-sdk\/|@smithy\/|react|next|pg|@prisma\/)/,
    words: 'anything of ours: it alone calls addresses that people type',
  },
  {
    floor: 'lib/aws',
    path: /^lib\/aws\//,
    may: ['lib/registry', 'lib/readiness'],
    no: /^(react|next|pg|@prisma\/)/,
    not: /^lib\/readiness\/(checks|capacity|roles|scaling|trust|changes|rows|fit|fixes)\//,
    but: /^lib\/readiness\/(capacity\/((fargate|ec2)-quotas|growing-clusters)|roles\/global-action|roles\/service-linked-roles)\.ts$/,
    words: 'what judges; it alone uses the AWS SDK',
  },
  {
    floor: 'prisma',
    path: /^prisma\//,
    may: ['lib/registry', 'lib/readiness', 'lib/contracts', 'lib/problem.ts', 'lib/env.ts'],
    no: /^(@aws-sdk\/|@smithy\/|react|next)/,
    words: 'routes, the SDK',
  },
  {
    floor: 'lib/access',
    path: /^lib\/access\//,
    may: ['lib/contracts', 'lib/problem.ts', 'lib/env.ts', 'prisma'],
    no: /^(@aws-sdk\/|@smithy\/|react)/,
    words: 'routes, the SDK',
  },
  {
    floor: 'lib/runtime-types.ts',
    path: /^lib\/(runtime-types|current-runtime)\.ts$/,
    may: ['lib/access', 'lib/aws', 'lib/contracts', 'lib/env.ts', 'lib/reading', 'prisma'],
    words: 'anything but types',
  },
  {
    floor: 'lib/scans',
    path: /^lib\/scans\//,
    may: [
      'lib/registry',
      'lib/problem.ts',
      'lib/readiness',
      'lib/contracts',
      'lib/env.ts',
      'lib/outside',
      'lib/aws',
      'prisma',
      'lib/runtime-types.ts',
    ],
    no: /^(@aws-sdk\/|@smithy\/|react|next)/,
    words: 'routes, the SDK; pg-boss but in `queue.ts`',
  },
  {
    floor: 'lib/answers',
    path: /^lib\/answers\//,
    may: [
      'lib/registry',
      'lib/problem.ts',
      'lib/readiness',
      'lib/contracts',
      'lib/env.ts',
      'lib/outside',
      'lib/aws',
      'prisma',
      'lib/access',
      'lib/reading',
      'lib/runtime-types.ts',
      'lib/scans',
    ],
    no: /^(@aws-sdk\/|@smithy\/|react|next)/,
    words: 'http, the SDK',
  },
  {
    floor: 'lib/http',
    path: /^lib\/http\//,
    may: [
      'lib/registry',
      'lib/problem.ts',
      'lib/readiness',
      'lib/contracts',
      'lib/env.ts',
      'lib/access',
      'lib/reading',
      'lib/runtime-types.ts',
      'lib/answers',
    ],
    no: /^(@aws-sdk\/|@smithy\/|react)/,
    words: 'aws, prisma, scans',
  },
  {
    floor: 'lib/boot',
    path: /^lib\/boot\//,
    may: [
      'lib/registry',
      'lib/problem.ts',
      'lib/env.ts',
      'lib/sandbox',
      'lib/aws',
      'prisma',
      'lib/access',
      'lib/reading',
      'lib/runtime-types.ts',
      'lib/scans',
      'lib/answers',
    ],
    no: /^(@aws-sdk\/|@smithy\/|react)/,
    words: 'pages and routes',
  },
  {
    floor: 'components',
    path: /^components\//,
    may: ['lib/registry', 'lib/readiness', 'lib/contracts'],
    no: /^(node:|@aws-sdk\/|@smithy\/|pg)/,
    words: "the server's own parts: aws, sandbox, scans, prisma, env, answers",
  },
  {
    floor: 'app',
    path: /^(app\/|proxy\.ts$|instrumentation\.ts$)/,
    may: [
      'lib/registry',
      'lib/problem.ts',
      'lib/readiness',
      'lib/contracts',
      'lib/access',
      'lib/reading',
      'lib/runtime-types.ts',
      'lib/answers',
      'lib/http',
      'lib/boot',
      'components',
    ],
    no: /^(@aws-sdk\/|@smithy\/|pg)/,
    words: 'the SDK, aws, sandbox, scans, prisma: it holds no logic',
  },
]

const floorOf = (path) => floors.find((floor) => floor.path.test(path))

/** Tests and their support may look into any floor; a circle is a circle there too. */
export const isTest = (path) => /\.test\.tsx?$|\/testing\/|^lib\/whole-line\/|^prisma\/seed\//.test(path)

/**
 * What is wrong with one import, told by the file it resolves to, so that an alias and a relative path are one; null where nothing is.
 * @param {string} source @param {{ module: string, resolved: string }} import_
 * @returns {string | null}
 */
export function wrongWith(source, { module: name, resolved }) {
  const from = floorOf(source)
  if (from === undefined) return null
  if (/^pg-boss$/.test(name)) return source === 'lib/scans/queue.ts' ? null : 'pg-boss belongs to lib/scans/queue.ts'
  if (from.no?.test(name)) return `${from.floor} must not import it`
  const to = floorOf(resolved)
  if (to === undefined || to === from) return null
  if (!from.may.includes(to.floor)) return `${from.floor} must not import ${to.floor}`
  if (from.not?.test(resolved) && !from.but?.test(resolved)) return `${from.floor} must not import what judges`
  return null
}

/** The table of ARCHITECTURE.md. */
export function table() {
  const short = (name) => name.replace(/^lib\//, '').replace(/\.ts$/, '')
  const rows = floors.map(
    ({ floor, may, words }) => `| ${floor} | ${may.map(short).join(', ') || 'nothing'} | ${words} |`,
  )
  return ['| floor | may import of ours | never |', '|---|---|---|', ...rows].join('\n')
}
