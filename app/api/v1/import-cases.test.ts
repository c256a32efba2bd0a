import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkAnswerSchema } from '@/lib/contracts/check'
import { problemSchema } from '@/lib/contracts/problem'
import { type ImportAnswer, importAnswerSchema } from '@/lib/contracts/registry'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { effectiveAccounts } from '@/lib/registry/mapping'
import { registrySchema } from '@/lib/registry/registry'
import { emptyTables } from '@/prisma/testing/test-database'
import * as check from './check/route'
import * as exported from './registry/clouddriver-local.yml/route'
import * as importing from './registry/import/route'
import * as merging from './registry/merge/route'
import * as registry from './registry/route'
import { dumpDatabase } from './testing/dump-database'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(async () => {
  runtime.logged.length = 0
  await emptyTables(runtime.database)
})

const $ = (inner: string) => '$'.concat(`{${inner}}`)
const fixture = (name: string) => readFileSync(new URL(`testing/import-cases/${name}`, import.meta.url), 'utf8')
const indent = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by))

const yaml = (path: string, body: string) =>
  testRequest('POST', `/api/v1/${path}`, { body, headers: { 'content-type': 'application/yaml' } })
const post = (text: string, query = '') => importing.POST(yaml(`registry/import${query}`, text))
const exportedText = async () =>
  (await exported.GET(testRequest('GET', '/api/v1/registry/clouddriver-local.yml'))).text()
const stored = async () =>
  registrySchema.parse(await (await registry.GET(testRequest('GET', '/api/v1/registry'))).json())
const merge = (text: string) => merging.POST(yaml('registry/merge', text))

/** The answer of an import that is taken; what it would change beforehand is what it changes. */
async function taken(text: string, from?: string): Promise<ImportAnswer> {
  const query = from === undefined ? '' : `&from=${encodeURIComponent(from)}`
  const preview = await post(text, `?dryRun=true${query}`)
  const response = await post(text, `?dryRun=false${query}`)
  const [before, answer] = [await preview.json(), await response.json()]
  expect([preview.status, response.status], JSON.stringify(answer)).toEqual([200, 200])
  expect(before).toEqual(answer)
  return importAnswerSchema.parse(answer)
}

async function refused(response: Response): Promise<string> {
  const { status, problems = [] } = problemSchema.parse(await response.json())
  expect(status).toBe(422)
  return problems.map(({ line, path, message }) => `${line} ${path}: ${message}`).join('\n')
}

/** The text with its byte order mark, which text() takes off. */
async function bytesOf(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
}

/** What is merged into the file that was imported is that file. */
async function expectMergedUnchanged(text: string) {
  const merged = await merge(text)
  expect([merged.status, await bytesOf(merged)]).toEqual([200, text])
}

/** An export that is imported again changes nothing. */
async function expectExportHolds() {
  expect((await taken(await exportedText())).changes).toEqual([])
}

async function namesOf() {
  const { awsAccounts, ecsAccounts } = await stored()
  return [...awsAccounts, ...ecsAccounts].map(({ name }) => name)
}

const words = ({ problems }: ImportAnswer) => problems.map(({ path, message }) => `${path}: ${message}`).join('\n')

async function effective() {
  return [...effectiveAccounts(await stored()).values()]
}

const sections = `aws:
  enabled: true
  accounts:
    - name: team-a
      accountId: "123456789012"
      assumeRole: role/SpinnakerManaged
      regions:
        - name: us-east-1
ecs:
  enabled: true
  accounts:
    - name: team-a-ecs
      awsAccount: team-a
`
const teamA = ['team-a', 'team-a-ecs']
const other = sections.replaceAll('team-a', 'team-b')

describe('open text', () => {
  const files: [what: string, text: string, kept: string[]][] = [
    ['switches of a distribution', fixture('placeholder-flags.yml'), [$('providers.aws.enabled:true')]],
    [
      'an id, a role and a region',
      fixture('placeholder-account-id.yml'),
      [
        $('TEAM_A_ACCOUNT_ID:123456789012'),
        `role/${$('MANAGED_ROLE:SpinnakerManaged')}`,
        $('DEFAULT_REGION:us-east-1'),
      ],
    ],
    ['an id without a default', fixture('placeholder-without-default.yml'), [$('TEAM_A_ACCOUNT_ID')]],
    ['an id in a secret store', fixture('secret-reference-account-id.yml'), ['encrypted:secrets-manager!r:us-east-1']],
    ...(
      [
        ['a default within a default', 'accountId: "123456789012"', `accountId: ${$(`A:${$('B:123456789012')}`)}`],
        ['a key within a key', 'accountId: "123456789012"', `accountId: ${$(`ids.${$('TEAM:a')}:123456789012`)}`],
        ['a part of an ARN', 'role/SpinnakerManaged', `arn:aws:iam::${$('ID:123456789012')}:role/Managed`],
        ['an ARN without a default', 'role/SpinnakerManaged', $('ROLE')],
        ['a file in a secret store', 'regions:', 'externalId: encryptedFile:s3!b:x!f:y\n      regions:'],
        ['a config server', 'role/SpinnakerManaged', 'configserver:role-of-team-a'],
        ['a secret of newer releases', 'regions:', 'externalId: secret://vault/x\n      regions:'],
        [
          'a switch without a default',
          'enabled: true\n  accounts:\n    - name: team-a\n',
          `enabled: ${$('ON')}\n  accounts:\n    - name: team-a\n`,
        ],
        ['a number', 'regions:', `sessionDurationSeconds: ${$('S:900')}\n      regions:`],
        ['a number without a default', 'regions:', `sessionDurationSeconds: ${$('S')}\n      regions:`],
        ['a region without a default', 'name: us-east-1', `name: ${$('REGION')}`],
        ['names on both sides', 'team-a\n', `${$('TEAM:team-a')}\n`],
        ['a placeholder that names itself', 'role/SpinnakerManaged', $(`a:${$('a')}`)],
        ['quotes around it', 'accountId: "123456789012"', `accountId: '${$('ID:123456789012')}'`],
        ['an empty default', 'role/SpinnakerManaged', $('ROLE:')],
      ] as const
    ).map(([what, plain, open]): [string, string, string[]] => [
      what,
      sections.replaceAll(plain, open),
      [open.match(/(?:\$\{.*\}|encrypted.*|configserver.*|secret:.*)/)?.[0] ?? 'nothing open'],
    ]),
  ]

  test.each(files)('is kept and exported as it is written, and merged to the same bytes: %s', async (_, text, kept) => {
    await taken(text)
    const file = await exportedText()
    for (const open of kept) expect(file).toContain(open)
    await expectExportHolds()
    await expectMergedUnchanged(text)
  })

  test('is judged by its default, and never called wrong without one', async () => {
    const judged = []
    // As many at once as are served.
    for (let at = 0; at < files.length; at += 4)
      judged.push(...(await Promise.all(files.slice(at, at + 4).map(failedOf))))
    expect(judged).toEqual(files.map(([what]) => ({ what, accounts: 1, failed: [] })))
  })

  async function failedOf([what, text]: (typeof files)[number]) {
    const withEcs = text.includes('ecs:') ? text : text + sections.slice(sections.indexOf('ecs:'))
    const { accounts } = checkAnswerSchema.parse(await (await check.POST(yaml('check?release=2025.4', withEcs))).json())
    const failed = accounts.flatMap(({ findings }) => findings.filter(({ status }) => status === 'fail'))
    return { what, accounts: accounts.length, failed: failed.map(({ check: name, summary }) => `${name}: ${summary}`) }
  }

  test('a default that is wrong is judged as what it is', async () => {
    const text = sections.replace('"123456789012"', $('ID:1234'))
    const { accounts } = checkAnswerSchema.parse(await (await check.POST(yaml('check', text))).json())
    const failed = accounts.flatMap(({ findings }) => findings.filter(({ status }) => status === 'fail'))
    expect(failed.map(({ check: name }) => name)).toContain('account-id')
  })

  test.each([
    ['never closed', '$'.concat('{'.repeat(3000))],
    ['closed at every depth', `${'$'.concat('{a:').repeat(2000)}x${'}'.repeat(2000)}`],
    ['longer than anybody writes', $(`a:${'x'.repeat(20_000)}`)],
  ])('that is hostile is answered at once, and taken or refused in words: %s', async (_, role) => {
    const response = await post(sections.replace('role/SpinnakerManaged', `"${role}"`), '?dryRun=true')
    expect([200, 422]).toContain(response.status)
    if (response.status === 422) expect(await refused(response)).toMatch(/assumeRole/)
  })
})

describe("what Spring's loader reads", () => {
  const files: [what: string, text: string, names?: string[]][] = [
    ['separators before and after', fixture('trailing-separator.yml')],
    ['an end mark and a new beginning', `${sections}...\n---\n# nothing\n`],
    ['a directive', `%YAML 1.1\n---\n${sections}`],
    ['a byte order mark and CRLF', `\ufeff${sections.replaceAll('\n', '\r\n')}`],
    ['sections in two documents', sections.replace('ecs:', '---\necs:')],
    ['a document for a profile', `${sections}---\nspring.config.activate.on-profile: prod\n${other}`],
    ['an older key for a profile', `spring:\n  profiles: prod\n${other}---\n${sections}`],
    ['a document for a platform', `${sections}---\nspring.config.activate.on-cloud-platform: kubernetes\n${other}`],
    [
      'dotted keys',
      'aws.enabled: true\naws.accounts:\n- {name: team-a, accountId: "123456789012", assumeRole: role/M, regions: [{name: us-east-1}]}\necs.enabled: true\necs.accounts: [{name: team-a-ecs, awsAccount: team-a}]\n',
    ],
    [
      'index keys',
      'aws:\n  enabled: true\n  accounts[0].name: team-a\n  accounts[0].account-id: "123456789012"\n  accounts[0].regions[0].name: us-east-1\necs.accounts[0].name: team-a-ecs\necs.accounts[0].aws-account: team-a\n',
    ],
    ['index keys beside a list in one document', `${sections}aws.accounts[0].sessionName: Ship\n`],
    [
      'an index list that a later document replaces as a whole',
      `${indexed(['team-x', 'team-y'])}---\n${indexed(['team-a'])}${sections.slice(sections.indexOf('ecs:'))}`,
    ],
    [
      'a list that an index list replaces as a whole',
      `${other.slice(0, other.indexOf('ecs:'))}---\n${indexed(['team-a'])}${sections.slice(sections.indexOf('ecs:'))}`,
    ],
    ['a list that a later document empties', `${sections}---\naws:\n  accounts:\necs:\n  accounts: []\n`, []],
    ['a section that a later document only names', `${sections}---\naws:\necs:\n`],
    [
      'relaxed names',
      sections.replace('accountId', 'ACCOUNT_ID').replace('awsAccount', 'aws-account').replace('aws:', 'AWS:'),
    ],
    [
      'anchors, aliases and merge keys',
      `x-region: &r\n  - name: us-east-1\nx-base: &b {accountId: "123456789012", regions: *r}\naws:\n  enabled: true\n  accounts:\n    - <<: *b\n      name: team-a\necs:\n  accounts:\n    - {name: team-a-ecs, awsAccount: team-a}\n`,
    ],
    ['keys in quotes', sections.replaceAll(/(\w+):/g, '"$1":')],
    [
      'flow and block folded into one',
      `{aws: {enabled: true, accounts: [{name: team-a, accountId: '123456789012', regions: [{name: us-east-1}]}]}, ecs: {enabled: true, accounts: [{name: team-a-ecs, awsAccount: team-a}]}}\n`,
    ],
    ['lists as maps of their indexes', sections.replaceAll('    - name: team-a', '    0:\n      name: team-a')],
  ]

  function indexed(names: string[]): string {
    return names
      .flatMap((name, index) => [
        `aws.accounts[${index}].name: ${name}`,
        `aws.accounts[${index}].accountId: "123456789012"`,
        `aws.accounts[${index}].regions[0].name: us-east-1`,
      ])
      .map((line) => `${line}\n`)
      .join('')
  }

  test.each(files)('is taken, exported and merged to the same bytes: %s', async (_, text, names = teamA) => {
    await taken(text)
    expect(await namesOf()).toEqual(names)
    const ids = (await stored()).awsAccounts.map(({ accountId, regions }) => [accountId, regions])
    expect(ids).toEqual(names.length === 0 ? [] : [['123456789012', [{ name: 'us-east-1' }]]])
    await expectExportHolds()
    await expectMergedUnchanged(text)
  })

  test.each(files)('takes one account more, and keeps every other line: %s', async (_, text, names = teamA) => {
    await taken(text)
    await taken(other)
    const merged = await merge(text)
    const after = await bytesOf(merged)
    expect(merged.status, after).toBe(200)
    const lines = new Set(after.split('\n'))
    // A list on one line, or one that is empty, is where the new account goes.
    const changed = /accounts: \[|^ {2}accounts:$/
    expect(text.split('\n').filter((line) => !changed.test(line) && !lines.has(line))).toEqual([])
    await emptyTables(runtime.database)
    await taken(after)
    expect((await namesOf()).toSorted()).toEqual([...names, 'team-b', 'team-b-ecs'].toSorted())
  })

  test('index keys beside a list are one account', async () => {
    await taken(`${sections}aws.accounts[0].sessionName: Ship\n`)
    expect((await stored()).awsAccounts).toMatchObject([{ name: 'team-a', sessionName: 'Ship' }])
  })

  test.each([
    ['a gap in a list', 'aws.accounts[1].name: a\n', /1 aws\.accounts.*Index 0 is missing/],
    ['a key twice', 'aws:\n  enabled: true\n  enabled: false\n', /3 .*twice/],
    ['two roots', 'aws: {}\n  ecs: {}\n', /not valid YAML/],
    ['a root that is a list', '- aws: {}\n', /must be a map/],
    ['an alias of nothing', 'aws: *nowhere\n', /1 .*&nowhere/],
    ['a tag that makes an object', 'aws: !!javax.script.ScriptEngineManager []\n', /does not accept the tag/],
    ['ten thousand documents that say nothing but one', `${'---\n'.repeat(10_000)}aws: [\n`, /1000\d .*not valid YAML/],
    ['an anchor that holds itself', 'aws: &a\n  accounts: *a\n', /the anchor that contains it/],
  ])('refuses what it refuses, at its place: %s', async (_, text, says) => {
    expect(await refused(await post(text))).toMatch(says)
    expect((await stored()).revision).toBe(0)
    expect((await merge(text)).status).toBe(422)
  })
})

describe('files of other kinds', () => {
  const halconfig = (name: string, text: string) => `- name: ${name}\n  providers:\n${indent(text, 4)}`
  const manifest = (kind: string, data: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: x\n${data}`
  const base64 = (text: string) => Buffer.from(text).toString('base64')

  const readable: [what: string, text: string, says: RegExp, from?: string][] = [
    ['a halconfig', fixture('halconfig.yml'), /a halconfig/],
    ['a file of providers', fixture('providers-file.yml'), /providers:/],
    ['a ConfigMap', fixture('configmap.yml'), /a Kubernetes ConfigMap/],
    ['a Secret', manifest('Secret', `data:\n  clouddriver-local.yml: ${base64(sections)}\n`), /a Kubernetes Secret/],
    [
      'a Secret folded at 76 columns',
      manifest('Secret', `data:\n  clouddriver.yml: |\n${indent(base64(sections).replaceAll(/.{76}/g, '$&\n'), 4)}\n`),
      /a Kubernetes Secret/,
    ],
    [
      'a Secret in plain text',
      manifest('Secret', `stringData:\n  x.yml: |\n${indent(sections, 4)}`),
      /a Kubernetes Secret/,
    ],
    [
      'a ConfigMap with binary data',
      manifest('ConfigMap', `binaryData:\n  clouddriver.yml: ${base64(sections)}\n`),
      /a Kubernetes ConfigMap/,
    ],
    [
      'a SpinnakerService with a halconfig',
      `apiVersion: spinnaker.io/v1alpha2\nkind: SpinnakerService\nmetadata: {name: spinnaker}\nspec:\n  spinnakerConfig:\n    config:\n      version: 1.38.0\n      providers:\n${indent(sections, 8)}`,
      /a Kubernetes SpinnakerService/,
    ],
    [
      'a SpinnakerService with a profile',
      `apiVersion: spinnaker.io/v1alpha2\nkind: SpinnakerService\nspec:\n  spinnakerConfig:\n    profiles:\n      clouddriver:\n${indent(sections, 8)}`,
      /a Kubernetes SpinnakerService/,
    ],
    [
      "Armory's resource",
      `apiVersion: spinnaker.armory.io/v1alpha2\nkind: SpinnakerService\nspec:\n  spinnakerConfig:\n    service-settings: {clouddriver: {}}\n    files:\n      profiles__clouddriver.yml: |\n${indent(sections, 8)}`,
      /a Kubernetes SpinnakerService/,
    ],
    [
      'a List of manifests',
      `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    data:\n      clouddriver.yml: |\n${indent(sections, 8)}`,
      /a Kubernetes List/,
    ],
    [
      'several manifests in one file',
      `${manifest('Service', 'spec: {type: ClusterIP}\n')}---\n${manifest('ConfigMap', `data:\n  clouddriver.yml: |\n${indent(sections, 4)}`)}`,
      /a Kubernetes/,
    ],
    [
      'a ConfigMap that holds a halconfig',
      manifest(
        'ConfigMap',
        `data:\n  config: |\n    currentDeployment: default\n    deploymentConfigurations:\n${indent(halconfig('default', sections), 4)}`,
      ),
      /a Kubernetes ConfigMap/,
    ],
    [
      'Helm values with a halconfig profile',
      `halyard:\n  additionalProfileConfigMaps:\n    data:\n      clouddriver-local.yml: |-\n${indent(sections, 8)}`,
      /Helm values/,
    ],
    [
      'Helm values with the sections as they are',
      `image: {tag: "1"}\nspinnakerConfig:\n  clouddriver:\n${indent(sections, 4)}`,
      /Helm values/,
    ],
    [
      'a halconfig with a current deployment',
      `currentDeployment: one\ndeploymentConfigurations:\n${halconfig('one', sections)}${halconfig('two', other)}`,
      /a halconfig.*aws and ecs of one/,
    ],
    [
      'a halconfig of which another is asked for',
      `currentDeployment: two\ndeploymentConfigurations:\n${halconfig('one', sections)}${halconfig('two', other)}`,
      /aws and ecs of one/,
      'one',
    ],
  ]

  test.each(readable)(
    'are read from where the accounts are, and nothing else is kept: %s',
    async (_, text, says, from) => {
      const before = (await stored()).settings
      const answer = await taken(text, from)
      expect(words(answer)).toMatch(says)
      expect(await namesOf()).toEqual(teamA)
      const { other: kept, ...settings } = (await stored()).settings
      expect({ ...settings, defaultRegions: [] }).toEqual({ ...before, other: undefined, defaultRegions: [] })
      expect(Object.keys(kept.ecs)).toEqual(kept.ecs.primaryAccount === undefined ? [] : ['primaryAccount'])
      const file = await exportedText()
      expect(file).not.toMatch(/kind:|kubernetes|metadata|deploymentConfigurations|wJalr|AKIA/)
      expect(await dumpDatabase(runtime.database)).not.toMatch(/wJalr|AKIA|kubeconfigFile/)
    },
  )

  test.each(readable)('are none of Clouddriver’s: merge says what it is, and refuses: %s', async (_, text) => {
    await taken(sections)
    expect(await refused(await merge(text))).toMatch(/not a file that Clouddriver reads.*clouddriver-local\.yml/)
  })

  test.each([
    [
      'deployments',
      `deploymentConfigurations:\n${halconfig('one', sections)}${halconfig('two', other)}`,
      /from=: one, two/,
    ],
    [
      'files of a ConfigMap',
      manifest('ConfigMap', `data:\n  a.yml: |\n${indent(sections, 4)}  b.yml: |\n${indent(other, 4)}`),
      /from=: a\.yml, b\.yml/,
    ],
  ])('of several %s one must be chosen', async (_, text, says) => {
    expect(await refused(await post(text))).toMatch(says)
    expect((await stored()).revision).toBe(0)
    await taken(text, text.includes('a.yml') ? 'b.yml' : 'two')
    expect(await namesOf()).toEqual(['team-b', 'team-b-ecs'])
  })

  test.each([
    ['a Deployment', manifest('Deployment', 'spec: {replicas: 1}\n'), /a Kubernetes Deployment/],
    ['a Secret that is no base64', manifest('Secret', 'data:\n  clouddriver.yml: "%%%"\n'), /a Kubernetes Secret/],
    ['a halconfig without providers', 'deploymentConfigurations:\n- name: default\n  version: 1.38.0\n', /a halconfig/],
    ["another service's file", 'redis:\n  connection: redis://redis:6379\n', /no aws and no ecs section/],
    ['a compose file', 'services:\n  web:\n    image: nginx\n', /no aws and no ecs section/],
    ['a CloudFormation template', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n', /no aws and no ecs section/],
  ])('without accounts say what they are, and nothing changes: %s', async (_, text, says) => {
    const answer = await taken(text)
    expect([answer.changes, words(answer)]).toEqual([[], expect.stringMatching(says)])
  })
})

describe('secrets', () => {
  const inAccount = (line: string) => sections.replace('      regions:\n', `      ${line}\n      regions:\n`)
  const inAws = (lines: string) => sections.replace('  accounts:\n', `${indent(lines, 2)}  accounts:\n`)
  const pem = '-----BEGIN EC PRIVATE KEY-----\nSENTINEL\n-----END EC PRIVATE KEY-----\n'

  /** Everything that is kept of what was posted, the process's log and the answers that show it. */
  async function everythingKept(): Promise<string> {
    const answers = await Promise.all([
      exportedText(),
      stored(),
      registry.GET(testRequest('GET', '/api/v1/registry')).then((response) => response.text()),
    ])
    return JSON.stringify([answers, await dumpDatabase(runtime.database), runtime.logged])
  }

  const outside: [what: string, text: string][] = [
    ['other providers and artifacts', fixture('secrets-elsewhere.yml')],
    ['the default of a placeholder', fixture('secret-in-default.yml')],
    ['a comment', `# password: SENTINEL\n${sections}`],
    [
      'a document for a profile',
      `${sections}---\nspring.config.activate.on-profile: prod\naws.secretAccessKey: SENTINEL\n`,
    ],
    ['a key of the root', `${sections}vendor: SENTINEL\n`],
    [
      'a halconfig',
      `deploymentConfigurations:\n- name: default\n  providers:\n${indent(inAws('secretAccessKey: SENTINEL\n'), 4)}`,
    ],
    [
      'a Secret',
      `apiVersion: v1\nkind: Secret\ndata:\n  other: ${btoa('SENTINEL')}\n  clouddriver.yml: ${btoa(sections)}\n`,
    ],
  ]
  test.each(outside)('outside aws and ecs leave no trace: %s', async (_, text) => {
    const answer = await taken(text)
    expect(JSON.stringify(answer) + (await everythingKept())).not.toMatch(/SENTINEL|U0VOVElORUw/)
  })

  const inside: [what: string, text: string, line: number][] = [
    ['a password in an address', inAccount('edda: https://me:SENTINEL@edda'), 7],
    ['a password beside a placeholder', inAccount(`edda: https://${$('USER')}:SENTINEL@${$('HOST')}`), 7],
    ['a query string', inAccount(`front50: "https://${$('HOST:f')}/?apikey=SENTINEL"`), 7],
    ['a default within a default', inAccount(`discovery: ${$(`A:${$('B:https://me:SENTINEL@d')}`)}`), 7],
    ['a key file', inAccount(`bastionHost: |\n${indent(pem, 8)}`), 7],
    ['a key file in base64', inAccount(`bastionHost: ${btoa(pem)}`), 7],
    ['a list of words', inAccount('requiredGroupMembership: ["https://me:SENTINEL@x"]'), 7],
    ['a permission', inAccount('permissions: {READ: ["token=SENTINEL"]}'), 7],
    ['a hook', inAccount('lifecycleHooks: [{roleARN: x, webhook: {apiKey: SENTINEL}}]'), 7],
    ['an unknown key', inAccount('vendor: SENTINEL'), 7],
    ['a near miss', inAccount('edd: https://me:SENTINEL@edda'), 7],
    ['keys of AWS', inAws('accessKeyId: AKIASENTINEL12345678\nsecretAccessKey: SENTINEL\n'), 3],
    [
      'plurals',
      inAws(
        'client:\n  passwords: [SENTINEL]\n  tokens: SENTINEL\n  apiKeys: [SENTINEL, SENTINEL2]\n  secrets: SENTINEL\n',
      ),
      4,
    ],
    [
      'maps of secrets',
      inAws('client:\n  credentials: {user: SENTINEL, other: {deep: SENTINEL}}\n  secrets: [{db: SENTINEL}]\n'),
      4,
    ],
    ['a kubeconfig', inAws('features:\n  kubeconfig: |\n    users: [{user: {token: SENTINEL}}]\n'), 4],
    ['a proxy', inAws('proxy:\n  proxyPassword: SENTINEL\n  proxyPass: SENTINEL\n'), 4],
    ['the default of a reference', inAws(`client:\n  proxyPassword: ${$('PW:SENTINEL')}\n`), 4],
    ['a part of a reference', inAws(`client:\n  proxyPassword: SENTINEL-${$('PW')}\n`), 4],
    ['an ECS account', sections.replace('      awsAccount', '      registryToken: SENTINEL\n      awsAccount'), 13],
    ['an anchor', `${inAccount('edda: *e')}`.replace('aws:\n', 'x: &e https://me:SENTINEL@edda\naws:\n'), 8],
    ['dotted keys', `${sections}aws.client.proxyPassword: SENTINEL\n`, 14],
  ]
  test.each(inside)('inside aws and ecs are not stored, with a warning at the line: %s', async (_, text, line) => {
    const answer = await taken(text)
    expect(await namesOf()).toEqual(teamA)
    expect(JSON.stringify(answer) + (await everythingKept())).not.toMatch(/SENTINEL|LS0tLS1C/)
    expect(answer.problems.map((one) => one.line)).toContain(line)
    await expectMergedUnchanged(text)
  })

  test.each([
    ['a switch', inAws('enabled: https://me:SENTINEL@x\n').replace('  enabled: true\n', '')],
    ['a region', sections.replace('us-east-1', '"https://me:SENTINEL@x"')],
    ['an id', sections.replace('"123456789012"', '"password=SENTINEL"')],
    ['a name', sections.replace('name: team-a\n', 'name: "https://me:SENTINEL@x"\n')],
    [
      'the AWS account of an ECS account',
      sections.replace('awsAccount: team-a', 'awsAccount: "https://me:SENTINEL@x"'),
    ],
  ])('in a place of another type are refused, and neither logged nor stored: %s', async (_, text) => {
    await refused(await post(text))
    expect(await everythingKept()).not.toContain('SENTINEL')
  })

  test('what only sounds like one is kept', async () => {
    const kept = {
      features: { tagKey: 'Team', tokens: 3, enabled: true, publicKey: 'x' },
      client: { maxErrorRetry: 3, proxyPassword: 'encrypted:secrets-manager!r:us-east-1!s:x', bypass: 'localhost' },
      proxy: { proxyPassword: $('PROXY_PASSWORD'), proxyHost: `${$('HOST:proxy')}` },
      defaultKeyPairTemplate: '{{name}}-keypair',
    }
    const lines = Object.entries(kept).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    const answer = await taken(inAws(lines.join('')))
    expect(words(answer)).not.toMatch(/secret and is not|looks like a secret/)
    expect((await stored()).settings.other.aws).toEqual(kept)
  })
})

describe('keys that Clouddriver binds', () => {
  const bound = (lines: string) => sections.replace('  accounts:\n', `${indent(lines, 2)}  accounts:\n`)
  test.each([
    ['lambda, proxy and features', fixture('bound-aws-keys.yml')],
    ['caching', bound('caching:\n  filter: {includeTags: [{name: team, value: a}]}\n')],
    ['lifecycle subscribers', bound('lifecycle-subscribers:\n  instance-termination: {accountName: team-a}\n')],
    [
      'relaxed names',
      bound('LOAD_ACCOUNTS: {multiThreadingEnabled: true}\nclean-up: {}\n').replace('clean-up', 'cleanup'),
    ],
    ['dotted names', `${sections}aws.lambda.invokeTimeoutMs: 1000\naws.client.maxConnections: 10\n`],
    [
      'defaults',
      bound('defaults: {iamRole: BaseIAMRole}\ndefaultSessionName: Ship\nhealth: {verifyAccountHealth: false}\n'),
    ],
    ['instance types and metrics', bound('instance-types: {excluded: [m1]}\nmetrics: {enabled: false}\n')],
    ['a switch of a binder', bound('custom-property-binding-enabled: true\n')],
  ])('are kept and exported without a word: %s', async (_, text) => {
    const answer = await taken(text)
    expect(words(answer)).not.toMatch(/ignores/)
    await expectExportHolds()
    expect(Object.keys((await stored()).settings.other.aws).length).toBeGreaterThan(0)
    await expectMergedUnchanged(text)
  })

  test.each([
    ['a slip', bound('lamda: {enabled: true}\n'), /ignores aws\.lamda.*Did you mean lambda/],
    ['a vendor', bound('vendor: x\n'), /ignores aws\.vendor/],
    [
      'an ECS account',
      sections.replace('      awsAccount', '      regions: [us-east-1]\n      awsAccount'),
      /ignores ecs\.accounts\[0\]\.regions/,
    ],
    ['a section', sections.replace('ecs:\n', 'ecs:\n  lambda: {enabled: true}\n'), /ignores ecs\.lambda/],
    ['__proto__', bound('"__proto__": {polluted: true}\n'), /__proto__/],
  ])('are told from others, which are named: %s', async (_, text, says) => {
    expect(words(await taken(text))).toMatch(says)
    await expectMergedUnchanged(text)
  })
})

describe('defaults', () => {
  const bare = sections.replace(/ {6}assumeRole.*\n {6}regions:\n.*\n/, '')
  const withAws = (lines: string, text = bare) => text.replace('  accounts:\n', `${indent(lines, 2)}  accounts:\n`)

  test('of an account id in two accounts are taken', async () => {
    const text = fixture('same-account-id-two-regions.yml')
    await taken(text)
    expect(await namesOf()).toEqual(['team-b-use1', 'team-b-usw2', 'team-b-use1-ecs', 'team-b-usw2-ecs'])
    await expectExportHolds()
    await expectMergedUnchanged(text)
  })

  test.each<[what: string, text: string, held: object]>([
    ['none', bare, { regions: [{ name: 'us-east-1' }], assumeRole: 'role/SpinnakerManaged', sessionName: null }],
    ['a session name', withAws('defaultSessionName: Ship-{{name}}\n'), { sessionName: 'Ship-{{name}}' }],
    ['a relaxed session name', withAws('default-session-name: Ship\n'), { sessionName: 'Ship' }],
    [
      'a session name that an account overrides',
      withAws('defaultSessionName: Ship\n', bare.replace('accountId', 'sessionName: Own\n      accountId')),
      { sessionName: 'Own' },
    ],
    [
      'regions that the export would compute',
      withAws('defaultRegions: [{name: us-east-1}]\n'),
      { regions: [{ name: 'us-east-1' }] },
    ],
    [
      'regions of their own',
      withAws('defaultRegions: [{name: eu-west-1}, {name: us-west-2}]\n'),
      { regions: [{ name: 'eu-west-1' }, { name: 'us-west-2' }] },
    ],
    ['a role', withAws('defaultAssumeRole: role/Other\n'), { assumeRole: 'role/Other' }],
    ['a role with a default', withAws(`defaultAssumeRole: role/${$('R:Other')}\n`), { assumeRole: 'role/Other' }],
    ['a duration', withAws('defaultSessionDurationSeconds: 900\n'), { sessionDurationSeconds: 900 }],
    ['security groups', withAws('defaultSecurityGroups: [sg-1]\n'), { defaultSecurityGroups: ['sg-1'] }],
    ['a later document', `${bare}---\naws.defaultSessionName: Later\n`, { sessionName: 'Later' }],
  ])('are judged as the export makes Clouddriver hold them: %s', async (_, text, held) => {
    await taken(text)
    expect(await effective()).toEqual([expect.objectContaining(held)])
    const file = await exportedText()
    await emptyTables(runtime.database)
    await taken(file)
    expect(await effective()).toEqual([expect.objectContaining(held)])
  })
})
