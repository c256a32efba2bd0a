import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fix, renderFix } from '@/lib/readiness/fixes'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { halCommands } from '@/lib/registry/clouddriver/hal-commands'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { emptyRegistry } from '@/lib/registry/testing/any-registry'
import { runShell, type ShellRun } from './testing/run-shell'

/** Names a text of somebody else's by its number; a kind of fix may use as many as it likes. */
type Words = (index: number) => string

const arn = (words: Words, index: number) => `arn:aws:iam::210000000004:role/${words(index)}`
const document = (words: Words) => ({ Version: '2012-10-17', Statement: [{ Sid: words(5), Effect: 'Allow' as const }] })

const grownGroup = (words: Words, launchSuspended: string | null) => ({
  provider: words(2),
  scalesItself: false,
  name: words(3),
  instances: 1,
  maximum: 1,
  add: 1,
  launchSuspended,
})

/** Each kind of fix with foreign text wherever it takes text; the compiler names a kind that is missing here. */
const fixes: { [K in Fix['kind']]: (words: Words) => readonly Extract<Fix, { kind: K }>[] } = {
  'allow-actions': (words) => [
    { kind: 'allow-actions', actions: [words(0), words(1)], principal: arn(words, 2), resource: words(3) },
    {
      kind: 'allow-actions',
      actions: [words(0)],
      principal: `arn:aws:iam::210000000004:user/${words(2)}`,
      resource: words(3),
    },
  ],
  'grant-permissions': (words) => [
    {
      kind: 'grant-permissions',
      roleArn: arn(words, 0),
      statements: [{ Effect: 'Allow', Action: words(1), Resource: [words(2), words(3)] }],
      advice: [words(4)],
    },
  ],
  'edit-registry': (words) => [
    { kind: 'edit-registry', entity: 'settings', name: words(0), field: words(1), text: words(2) },
  ],
  'trust-policy': (words) => [
    {
      kind: 'trust-policy',
      roleArn: arn(words, 0),
      roleName: words(0),
      principals: [words(1)],
      document: document(words),
    },
  ],
  'create-role': (words) => [
    { kind: 'create-role', accountId: words(0), roleName: words(1), path: words(2), document: document(words) },
  ],
  'name-principals': (words) => [
    {
      kind: 'name-principals',
      roleArn: arn(words, 0),
      roleName: words(0),
      services: [words(1)],
      identity: words(2),
    },
  ],
  'let-assume': (words) => [
    {
      kind: 'let-assume',
      identity: words(0),
      trusted: words(1),
      roleArn: words(2),
      sessionName: words(3),
      externalId: words(4),
    },
  ],
  'enable-region': (words) => [
    {
      kind: 'enable-region',
      partition: words(0),
      accountId: words(1),
      awsAccount: words(2),
      region: words(3),
      exists: true,
    },
  ],
  'create-service-linked-role': (words) => [
    { kind: 'create-service-linked-role', accountId: words(0), roleName: words(1), service: words(2) },
  ],
  'task-role-trust': (words) => [
    {
      kind: 'task-role-trust',
      roles: [0, 1].map((index) => ({ name: words(index), document: document(words) })),
      advice: [words(2)],
    },
  ],
  'readable-trust': (words) => [
    { kind: 'readable-trust', roles: [0, 1].map((index) => ({ name: words(index), document: document(words) })) },
  ],
  'create-cluster': (words) => [{ kind: 'create-cluster', region: words(0), cluster: words(1), leaveOut: words(2) }],
  'attach-fargate': (words) => [
    { kind: 'attach-fargate', region: words(0), cluster: words(1), attached: [words(2), words(3)] },
    { kind: 'attach-fargate', region: words(0), cluster: words(1), attached: [] },
  ],
  'raise-quota': (words) => [
    { kind: 'raise-quota', region: words(0), service: words(1), code: words(2), name: words(3), to: 12 },
  ],
  'scale-out': (words) => [
    { kind: 'scale-out', region: words(0), cluster: words(1), task: { cpu: 256, memoryMiB: 512 }, groups: [] },
    {
      kind: 'scale-out',
      region: words(0),
      cluster: words(1),
      task: { cpu: 256, memoryMiB: 512 },
      groups: [grownGroup(words, null)],
    },
    {
      kind: 'scale-out',
      region: words(0),
      cluster: words(1),
      task: { cpu: 256, memoryMiB: 512 },
      groups: [grownGroup(words, words(1))],
    },
  ],
  'reconnect-instances': (words) => [
    {
      kind: 'reconnect-instances',
      region: words(0),
      cluster: words(1),
      instances: [2, 3].map((index) => ({ id: words(index), arn: words(index), state: 'draining' })),
    },
  ],
  'edit-alarms': (words) => [
    {
      kind: 'edit-alarms',
      region: words(0),
      alarms: [{ name: words(1), remedies: [words(2)] }],
      disabled: [words(1), words(3)],
    },
    { kind: 'edit-alarms', region: words(0), alarms: [{ name: words(1), remedies: [] }], disabled: [words(1)] },
  ],
  'mend-scaling': (words) =>
    [[], [{ policy: words(3), alarm: words(4) }]].map((gonePolicies) => ({
      kind: 'mend-scaling',
      region: words(0),
      cluster: words(1),
      service: words(2),
      goneAlarms: [{ policy: words(3), alarm: words(4) }],
      gonePolicies,
    })),
  'tag-subnet': (words) => [{ kind: 'tag-subnet', region: words(0), subnets: [words(1), words(2)] }],
  'enable-account-setting': (words) => [
    { kind: 'enable-account-setting', region: words(0), settings: [words(1), words(2)], principal: words(3) },
    { kind: 'enable-account-setting', region: words(0), settings: [words(1)], principal: null },
  ],
}

const hostileTexts = [
  'prod; curl -s http://127.0.0.1:1/x | sh #',
  '$(touch made)',
  '`touch made`',
  "'; touch made; '",
  '"; touch made; "',
  '\\',
  "a'b\\'c",
  '--help',
  '-',
  '--',
  '@/etc/passwd',
  'file:///etc/passwd',
  'fileb:///etc/passwd',
  'http://127.0.0.1:1/x',
  "https://127.0.0.1:1/'$(touch made)",
  '[x',
  '~',
  '*',
  '!!',
  'a\nEND\ntouch made\n',
  '\n',
  'a\r\u001b]0;PWNED\u0007b',
  '\u202egnp.exe',
  '{a,b}',
  '<x>y',
  '&',
  '%s%n',
  '#',
  ' a ',
]

const hostile = fc
  .oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  // No argument of a program can hold these; a shell of 2 cores need not be fed more than this.
  .map((text) => text.slice(0, 60).replace(/\0|\p{Surrogate}/gu, ''))
  .filter((text) => text !== '' && !/^[\r\n]+$/.test(text))

// These read a name out of an ARN or an action: what ends one is left out of the texts.
const partsOfNames = { 'allow-actions': true, 'grant-permissions': true }

const sixTexts = fc.uniqueArray(hostile, { minLength: 6, maxLength: 6 })

const plainWord = (index: number) => `PLAIN${index}WORD`

/** Words as they would be if every text were plain, with each text put in afterwards: what must come out. */
function expectedOf(plain: ShellRun['commands'], texts: readonly string[]): string[][] {
  const withTexts = (word: string) => word.replace(/PLAIN(\d)WORD/g, (_, index) => texts[Number(index)] ?? '')
  return plain.map((command) => command.map(withTexts))
}

/** `--name=value` and a list in JSON are the same as the words apart. */
function normal(command: readonly string[], wanted: readonly string[]): string[] {
  const words = command.flatMap((word) => {
    const tied = /^(--[\w-]+)=([-@].*)$/s.exec(word)
    return tied === null || wanted.includes(word) ? [word] : tied.slice(1)
  })
  return words.flatMap((word) => listIn(word, wanted) ?? [word])
}

/** Words that a program would take for an option or a file of options, and that are none when every text is plain. */
function options(command: readonly string[], plain: readonly string[]): string[] {
  const operands = command.indexOf('--')
  const read = operands === -1 ? command : command.slice(0, operands)
  return read.filter((word) => /^[-@]/.test(word) && !plain.includes(word.split('=')[0] ?? ''))
}

/** The name made for a policy is checked for its form; which parts went into it is its own tests' business. */
function withoutPolicyName(words: readonly string[]): string[] {
  return words.map((word, index) => {
    if (words[index - 1] !== '--policy-name') return word
    expect(word).toMatch(/^[\w+=,.@-]{1,128}$/)
    return 'policy'
  })
}

function listIn(word: string, wanted: readonly string[]): string[] | null {
  if (!word.startsWith('["') || wanted.includes(word)) return null
  return JSON.parse(word)
}

const kindsOfFix = Object.entries(fixes).flatMap(([kind, make]) =>
  make(plainWord).map((fix, index) => ({ kind, index, make: (words: Words) => make(words)[index], plain: fix })),
)

test.each(kindsOfFix)(
  'fix $kind ($index): no text becomes a command, an option or a file of its own',
  ({ kind, make, plain }) => {
    const cli = renderFix(plain).cli
    const expected = cli === undefined ? null : runShell(cli)
    fc.assert(
      fc.property(sixTexts, (drawn) => {
        const texts = kind in partsOfNames ? drawn.map((text) => text.replace(/[/:*]/g, '.')) : drawn
        const fix = make((index) => texts[index] ?? '')
        const written = fix === undefined ? undefined : renderFix(fix).cli
        if (expected === null || written === undefined) {
          expect(written).toBeUndefined()
          return
        }
        const run = runShell(written)
        const wanted = expectedOf(expected.commands.map(withoutPolicyName), texts)
        const words = run.commands.map((command, index) => withoutPolicyName(normal(command, wanted[index] ?? [])))
        expect(words).toEqual(wanted)
        expect(run.commands.flatMap((command, index) => options(command, expected.commands[index] ?? []))).toEqual([])
        expect(Object.keys(run.files)).toEqual(Object.keys(expected.files))
        for (const text of Object.values(run.files)) expect(() => JSON.parse(text)).not.toThrow()
      }),
      {
        numRuns: 25,
        examples: hostileTexts.map((text): [string[]] => [
          Array.from({ length: 6 }, (_, index) => text + (index === 0 ? '' : index)),
        ]),
      },
    )
  },
)

test('hal commands: no text becomes a command or an option of its own', () => {
  const registryOf = (words: Words) => ({
    ...emptyRegistry,
    awsAccounts: [
      {
        ...awsAccountSchema.parse({ name: 'a', accountId: '210000000004', version: 1 }),
        name: words(0),
        assumeRole: words(1),
        externalId: words(2),
        environment: words(3),
        edda: words(4),
        requiredGroupMembership: [words(5)],
        permissions: { READ: [words(1), words(2)], WRITE: [words(3)] },
        other: { [words(4)]: 1 },
      },
    ],
    ecsAccounts: [
      { ...ecsAccountSchema.parse({ name: 'e', awsAccount: 'a', version: 1 }), name: words(1), awsAccount: words(0) },
    ],
  })
  const plain = runShell(halCommands(registryOf(plainWord)))
  expect(plain.commands).toHaveLength(5)
  fc.assert(
    fc.property(sixTexts, (texts) => {
      const { commands, files } = runShell(halCommands(registryOf((index) => texts[index] ?? '')))
      const wanted = expectedOf(plain.commands, texts).filter((words) => !words[6]?.startsWith('@'))
      expect(commands.map((words, index) => inOrder(normal(words, wanted[index] ?? [])))).toEqual(wanted)
      expect(files).toEqual({})
      expect(commands.flatMap((words) => options(words, plain.commands.flat()))).toEqual([])
    }),
    {
      numRuns: 50,
      examples: hostileTexts.map((text): [string[]] => [
        Array.from({ length: 6 }, (_, index) => text + (index === 0 ? '' : index)),
      ]),
    },
  )
})

/** A name behind `--` is put where a plain one stands. */
function inOrder(words: string[]): string[] {
  const name = words.at(-1)
  if (words.at(-2) !== '--' || name === undefined || words[4] !== 'account') return words
  return [...words.slice(0, 6), name, ...words.slice(6, -2)]
}
