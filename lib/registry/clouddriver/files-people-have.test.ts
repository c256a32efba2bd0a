import { expect, test } from 'vitest'
import { effectiveAccounts } from '@/lib/registry/mapping'
import { emptyRegistry, pageRegistry } from '../testing/any-registry'
import { exportYaml } from './export-yaml'
import { importYaml } from './import-yaml'
import { mergeYaml } from './merge-yaml'

const $ = (inner: string) => '$'.concat(`{${inner}}`)
const errorsOf = (problems: readonly { severity: string; message: string }[]) =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
const indent = (text: string, by: string) => text.replaceAll(/^(?=.)/gm, by)

const sections = `aws:
  enabled: true
  accounts:
    - name: team-a
      accountId: "123456789012"
      regions:
        - name: us-east-1
ecs:
  enabled: true
  accounts:
    - name: team-a-ecs
      awsAccount: team-a
`
const other = sections.replaceAll('team-a', 'team-b')

test.each([
  ['a switch', 'enabled: true', `enabled: ${$('providers.aws.enabled:true')}`],
  ['an id', 'accountId: "123456789012"', `accountId: ${$('TEAM_A:123456789012')}`],
  ['an id without a default', 'accountId: "123456789012"', `accountId: ${$('TEAM_A')}`],
  ['a secret reference', 'accountId: "123456789012"', 'accountId: encrypted:secrets-manager!r:us-east-1!s:t!k:id'],
  ['a region', 'name: us-east-1', `name: ${$('REGION:us-east-1')}`],
  ['a number', 'regions:', `sessionDurationSeconds: ${$('SECONDS:900')}\n      regions:`],
  ['a role', 'regions:', `assumeRole: role/${$('ROLE:Managed')}\n      regions:`],
  ['a list', 'regions:', `requiredGroupMembership: ${$('GROUPS:a,b')}\n      regions:`],
  ['a name', 'name: team-a\n', `name: ${$('NAME:team-a')}\n`],
])('open text is kept, exported and merged as it is written: %s', (_, plain, open) => {
  const text = sections.replace(plain, open)
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(errorsOf(problems)).toEqual([])
  expect(importYaml(exportYaml(registry), registry).changes).toEqual([])
  expect(exportYaml(registry)).toContain(open.match(/\$\{.*\}|encrypted:.*/)?.[0] ?? 'missing')
  expect(mergeYaml(text, registry)).toMatchObject({ text })
})

test.each([
  ['a separator before and after', `---\n${sections}---\n`],
  ['an end mark', `${sections}...\n`],
  ['empty documents', `---\n---\n# nothing\n---\n${sections}---\n\n---\n`],
  ['sections in two documents', sections.replace('ecs:', '---\necs:')],
  [
    'dotted keys',
    'aws.enabled: true\naws.accounts:\n  - {name: team-a, accountId: "123456789012", regions: [{name: us-east-1}]}\necs.enabled: true\necs.accounts: [{name: team-a-ecs, aws-account: team-a}]\n',
  ],
  [
    'index keys',
    'aws.enabled: true\naws.accounts[0].name: team-a\naws.accounts[0].accountId: "123456789012"\naws.accounts[0].regions[0].name: us-east-1\necs:\n  enabled: true\n  accounts[0]:\n    name: team-a-ecs\n    aws_account: team-a\n',
  ],
  [
    'a document of another profile',
    `${sections}---\nspring.config.activate.on-profile: prod\naws:\n  enabled: false\n`,
  ],
  ['an older profile key', `${sections}---\nspring:\n  profiles: test\n${other}`],
])("Spring's loader takes it, and so do import and merge: %s", (_, text) => {
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(errorsOf(problems)).toEqual([])
  expect(registry.awsAccounts.map(({ name, accountId }) => [name, accountId])).toEqual([['team-a', '123456789012']])
  expect(registry.ecsAccounts.map(({ name, awsAccount }) => [name, awsAccount])).toEqual([['team-a-ecs', 'team-a']])
  expect(registry.settings.awsEnabled).toBe(true)
  expect(mergeYaml(text, registry)).toMatchObject({ text })
  const more = { ...registry, awsAccounts: [...registry.awsAccounts, ...pageRegistry.awsAccounts] }
  const merged = mergeYaml(text, more)
  expect(errorsOf(merged.problems)).toEqual([])
  expect([...effectiveAccounts(importYaml(merged.text, emptyRegistry).registry).keys()]).toEqual([
    'team-a',
    'aws-account-name',
  ])
})

test('of two documents the later counts, a list as a whole', () => {
  const later =
    '---\naws:\n  defaultAssumeRole: role/Later\n  accounts:\n    - {name: only, accountId: "210987654321"}\n'
  const { registry } = importYaml(`${sections.split('ecs:')[0]}${later}`, emptyRegistry)
  expect(registry.awsAccounts.map(({ name }) => name)).toEqual(['only'])
  expect(registry.settings).toMatchObject({ awsEnabled: true, defaultAssumeRole: 'role/Later' })
})

test('a profile is read where it is asked for', () => {
  const text = `${sections}---\nspring.config.activate.on-profile: prod\n${other}`
  expect(importYaml(text, emptyRegistry, 'prod').registry.awsAccounts.map(({ name }) => name)).toEqual(['team-b'])
  expect(
    importYaml(text, emptyRegistry)
      .problems.map(({ message }) => message)
      .join(),
  ).toMatch(/applies to prod only/)
})

const base64 = btoa(sections)
test.each([
  [
    'a halconfig',
    `currentDeployment: default\ndeploymentConfigurations:\n- name: default\n  providers:\n${indent(sections, '    ')}`,
    /halconfig/,
  ],
  ['a providers file', `providers:\n${indent(sections, '  ')}`, /providers:/],
  [
    'a ConfigMap',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  clouddriver-local.yml: |\n${indent(sections, '    ')}`,
    /ConfigMap/,
  ],
  ['a Secret', `apiVersion: v1\nkind: Secret\ndata:\n  clouddriver.yml: ${base64}\n`, /Secret/],
  [
    'a SpinnakerService',
    `apiVersion: spinnaker.io/v1alpha2\nkind: SpinnakerService\nspec:\n  spinnakerConfig:\n    config:\n      providers:\n${indent(sections, '        ')}`,
    /SpinnakerService/,
  ],
  [
    'Helm values',
    `halyard:\n  additionalProfileConfigMaps:\n    data:\n      clouddriver-local.yml: |\n${indent(sections, '        ')}`,
    /Helm/,
  ],
  [
    'Helm values in the text of a manifest, below keys of their own',
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        spinnaker:\n          clouddriver:\n${indent(sections, '            ')}`,
    /Kubernetes Application.*spec\.source\.helm\.values/,
  ],
  [
    'a Secret in a list of manifests',
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  data:\n    clouddriver.yml: ${base64}\n`,
    /Kubernetes List.*items\[0\]\.clouddriver\.yml/,
  ],
  [
    'a Compose file',
    `services:\n  clouddriver:\n    image: clouddriver\nconfigs:\n  clouddriver:\n    content: |\n${indent(sections, '      ')}`,
    /Docker Compose/,
  ],
])('accounts are read from where they are, nothing else is, and merge refuses: %s', (_, text, says) => {
  const { registry, problems } = importYaml(text, emptyRegistry)
  expect(errorsOf(problems)).toEqual([])
  expect(problems.map(({ message }) => message).join(' ')).toMatch(says)
  expect(registry.ecsAccounts.map(({ name }) => name)).toEqual(['team-a-ecs'])
  expect(registry.settings.other).toEqual({ aws: {}, ecs: {} })
  const merged = mergeYaml(text, pageRegistry)
  expect(merged.text).toBe(text)
  expect(errorsOf(merged.problems).join()).toMatch(/not a file that Clouddriver reads/)
})

test('of several deployments one must be chosen', () => {
  const of = (name: string, text: string) => `- name: ${name}\n  providers:\n${indent(text, '    ')}`
  const text = `deploymentConfigurations:\n${of('one', sections)}${of('two', other)}`
  expect(errorsOf(importYaml(text, emptyRegistry).problems).join()).toMatch(/\?from=: one, two/)
  expect(importYaml(text, emptyRegistry, 'two').registry.awsAccounts.map(({ name }) => name)).toEqual(['team-b'])
  expect(importYaml(`currentDeployment: one\n${text}`, emptyRegistry).registry.awsAccounts[0]?.name).toBe('team-a')
})

test.each([
  ['a Deployment', 'apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 1}\n', /Kubernetes Deployment/],
  [
    'a Compose file',
    'services: {clouddriver: {image: x, environment: {AWS_PROFILE: a}}}\n',
    /Docker Compose file. It has no aws and no ecs section/,
  ],
  ['a kustomization', 'configMapGenerator:\n- {name: x, files: [clouddriver.yml]}\n', /kustomization/],
  ["another service's file", 'redis:\n  connection: redis://redis\n', /no aws and no ecs section/],
])('a file without sections says so and changes nothing: %s', (_, text, says) => {
  const { changes, problems } = importYaml(text, emptyRegistry)
  expect(changes).toEqual([])
  expect(problems.map(({ message }) => message).join()).toMatch(says)
})

test.each([
  [
    "Gate's",
    'server: {port: 8084}\nservices: {clouddriver: {baseUrl: "http://clouddriver:7002"}}\n',
    /services\.clouddriver/,
  ],
  ["Igor's", 'jenkins:\n  enabled: true\n', /none of its keys \(jenkins\)/],
  ['a CloudFormation template', 'AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n', /none of its keys/],
  ['a package.json', '{"name": "x", "dependencies": {}, "aws-sdk": 1}', /none of its keys/],
  ['a chart', 'apiVersion: v2\nname: x\nversion: 1.0.0\n', /none of its keys/],
  ['a workflow', 'on: push\njobz: {}\n', /none of its keys/],
])('merge puts no accounts into a file of somebody else: %s', (_, text, says) => {
  const merged = mergeYaml(text, pageRegistry)
  expect(merged.text).toBe(text)
  expect(errorsOf(merged.problems).join()).toMatch(says)
})

test.each(['redis: {connection: "redis://redis"}\n', 'okHttpClient: {}\n', 'docker_registry: {}\n', 'spring.x: 1\n'])(
  'merge takes a file of Clouddriver that has neither section yet: %s',
  (text) => {
    const merged = mergeYaml(text, pageRegistry)
    expect(errorsOf(merged.problems)).toEqual([])
    expect(merged.text.startsWith(text)).toBe(true)
    expect(importYaml(merged.text, emptyRegistry).registry.awsAccounts).toHaveLength(pageRegistry.awsAccounts.length)
  },
)

test.each([$('ACCOUNTS:'), $('ACCOUNTS'), $(`A:${$('B:')}`)])(
  'a list of accounts that is a placeholder holds none: %s',
  (list) => {
    const text = `aws:\n  accounts: "${list}"\necs:\n  accounts: []\n`
    const { changes, problems } = importYaml(text, emptyRegistry)
    expect(errorsOf(problems)).toEqual([])
    expect(changes.filter(({ entity }) => entity !== 'settings')).toEqual([])
    expect(problems).toContainEqual(expect.objectContaining({ path: 'aws.accounts', line: 2, severity: 'warning' }))
  },
)

test('a list of accounts whose placeholder holds a text is refused, as Clouddriver would', () => {
  const { problems } = importYaml(`aws: {accounts: "${$('A:one,two')}"}\n`, emptyRegistry)
  expect(errorsOf(problems).join()).toMatch(/aws\.accounts must be a list/)
})

test.each([
  ['no YAML', 'kind: ConfigMap\ndata:\n  clouddriver.yml: |\n    aws: [\n'],
  ['no base64', 'kind: Secret\ndata:\n  clouddriver.yml: "%%%"\n'],
])('a manifest whose file is %s says which, and changes nothing', (_, text) => {
  const { changes, problems } = importYaml(`apiVersion: v1\n${text}`, emptyRegistry)
  expect(changes).toEqual([])
  expect(errorsOf(problems)).toEqual([])
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^This is a Kubernetes .* not read: clouddriver\.yml\.$/),
  ])
})

const pem = '-----BEGIN RSA PRIVATE KEY-----\\nSENTINEL\\n-----END RSA PRIVATE KEY-----'
test.each([
  ['a URL in a bound field', '      edda: https://me:SENTINEL@edda.example\n'],
  ['a query string', '      discovery: "http://eureka/?token=SENTINEL"\n'],
  ['a key file in a text', `      front50: "${pem}"\n`],
  ['a key file in base64', `      bastionHost: ${btoa(pem)}\n`],
  ['a token in place of a user', '      edda: https://SENTINEL0123456789abcdef@edda.example\n'],
  ['a token of GitHub', '      discovery: "http://eureka/ghp_SENTINEL0123456789abcdef"\n'],
  ['a token of Vault', '      accountType: hvs.SENTINEL0123456789abcdef\n'],
  ['a header', '      front50: "Authorization: Basic SENTINEL"\n'],
  ['a kubeconfig', '      edda: |\n        users:\n          - user:\n              token: SENTINEL\n'],
  ['an unknown key', '      vendor: SENTINEL\n'],
  ['a license key', '      licenseKey: SENTINEL\n'],
  ['the default of a placeholder', `      edda: ${$('EDDA:https://me:SENTINEL@edda')}\n`],
  ['a hook', '      lifecycleHooks: [{ notificationTargetARN: x, apiKey: SENTINEL }]\n'],
])('no secret is stored or exported, and its line is named: %s', (_, line) => {
  const text = sections.replace('      regions:\n', `${line}      regions:\n`)
  const { registry, changes, problems } = importYaml(text, emptyRegistry)
  expect(errorsOf(problems)).toEqual([])
  const stored = JSON.stringify([registry, changes, problems]) + exportYaml(registry)
  expect(stored).not.toContain('SENTINEL')
  expect(stored).not.toContain(btoa(pem))
  expect(problems.filter(({ line }) => line !== null && line >= 6)).not.toEqual([])
})
