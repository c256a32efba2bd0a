// What somebody who means harm sends: every body by which a reading of an earlier version slowed, stopped or misled it.

const imported = '/api/v1/registry/import?dryRun=true'
const merged = '/api/v1/registry/merge'
const json = 'application/json'
const megabytes = (unit) => unit.repeat(Math.floor((2 * 1024 * 1024 - 1) / unit.length))
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index))

const accounts = (count) =>
  `aws:\n  accounts:\n${many(count, (n) => `    - name: a-${n}\n      accountId: "${String(n).padStart(12, '0')}"\n      regions:\n        - name: us-east-1\n`).join('')}`
const dangling = (count) =>
  `ecs:\n  accounts:\n${many(count, (n) => `    - name: ecs-${n}\n      awsAccount: nowhere-${n}\n`).join('')}`
const one = (fields) => `aws:\n  accounts:\n    - accountId: "123456789012"\n${fields}`
const regions = many(3_000, (n) => ({ name: `us-east-${n}` }))
const bomb = many(12, (n) => `a${n}: &a${n} [${many(9, () => (n === 0 ? 'x' : `*a${n - 1}`)).join(', ')}]`).join('\n')

const yamls = [
  ['18,000 accounts', accounts(18_000)],
  ['30,000 ECS accounts that name nothing', dangling(30_000)],
  ['100,000 aliases', `a: &a 1\nb: [${many(100_000, () => '*a').join(',')}]\n`],
  ['80,000 anchors', many(80_000, (n) => `- &a${n} 1\n`).join('')],
  ['an alias bomb', bomb],
  ['a merge key of 300,000 maps', `x: &x {a: 1}\ny:\n  <<: [${many(300_000, () => '*x').join(',')}]\n`],
  ['a map that merges itself', 'x: &x\n  <<: *x\n'],
  ['1 million brackets', '['.repeat(1_000_000)],
  ['2 MiB of quotes', megabytes('"')],
  ['1.9 million digits', `aws:\n  features: ${'1'.repeat(1_900_000)}\n`],
  ['150,000 keys', many(150_000, (n) => `k${n}: 1\n`).join('')],
  ['tags of JavaScript and Python', 'a: !!js/function "x"\nb: !!python/object/apply:os.system [id]\n'],
  ['duplicate keys', 'aws:\n  enabled: true\naws:\n  enabled: false\n'],
  ['bytes that are no UTF-8', Buffer.from([0x61, 0x77, 0x73, 0x3a, 0xe9, 0xff])],
  ['UTF-16', Buffer.from('\ufeffaws:\n  enabled: true\n', 'utf16le')],
  ['a name with NUL', one('      name: "a\\0b"\n')],
  ['a name of half a character', one('      name: "\\ud800"\n')],
  ['a name that turns the text around', one('      name: "a\\u202eb"\n')],
  ['a name that drives a terminal', one('      name: "\\e]0;PWNED\\a"\n')],
  ['an account named ".."', one('      name: ".."\n')],
  ['2 MiB and a byte', Buffer.alloc(2 * 1024 * 1024 + 1, '#')],
]

/** Each with what it is, where it goes, and the statuses that refuse it (by default those of a body that is refused). */
export const hostileRequests = [
  ...yamls.map(([what, body]) => ({ what: `import: ${what}`, path: imported, body })),
  { what: 'merge (access read): 18,000 accounts', path: merged, body: accounts(18_000) },
  { what: 'merge (access read): 150,000 keys', path: merged, body: many(150_000, (n) => `k${n}: 1\n`).join('') },
  ...[
    ['3,000 regions', '/api/v1/aws-accounts', { name: 'wide', accountId: '123456789012', regions }],
    ['150,000 unknown keys', '/api/v1/aws-accounts', Object.fromEntries(many(150_000, (n) => [`k${n}`, 1]))],
    ['an account named "."', '/api/v1/aws-accounts', { name: '.', accountId: '123456789012' }],
    [
      'a task definition of 100,000 containers',
      '/api/v1/fit',
      { taskDefinition: { containerDefinitions: many(100_000, () => ({ name: 'x' })) } },
    ],
  ].map(([what, path, body]) => ({ what: `JSON: ${what}`, path, body: JSON.stringify(body), type: json })),
  { what: 'JSON: nested 100,000 deep', path: '/api/v1/scans', body: '['.repeat(100_000), type: json },
  {
    what: 'JSON: a number of a million digits',
    path: '/api/v1/scans',
    body: `{"checks":${'9'.repeat(1_000_000)}}`,
    type: json,
  },
  { what: '40 MB', path: imported, body: Buffer.alloc(40_000_000, 'x'), expected: [0, 413] },
  { what: 'half a body, then silence', path: imported, body: accounts(2_000), staysSilent: true, expected: [null] },
  { what: 'TRACE', method: 'TRACE', path: '/', expected: [405] },
  { what: 'a Next-Action that is none', path: '/', headers: { 'next-action': 'x'.repeat(40) } },
  { what: 'a router state that is none', method: 'GET', path: '/', headers: { 'next-router-state-tree': '%5B%22x' } },
  { what: 'an address that is no UTF-8', method: 'GET', path: '/readiness/%ff' },
  { what: "Next's image server", method: 'GET', path: '/_next/image?url=/x&w=1&q=1' },
  {
    what: 'a wrong token',
    method: 'GET',
    path: '/api/v1/registry',
    headers: { authorization: 'Bearer guessed' },
    expected: [401, 429],
  },
]
