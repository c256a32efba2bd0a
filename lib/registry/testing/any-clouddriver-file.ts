import fc from 'fast-check'

/** An account as Clouddriver holds it once it has read a file. */
export type Held = {
  name: string
  accountId: string
  enabled: boolean
  assumeRole: string
  sessionName: string | null
  regions: string[]
}

/** A file that Spring's loader takes, what Clouddriver holds then, and lines that no merge may lose. */
export type AnyFile = {
  text: string
  accounts: Held[]
  ecsAccounts: { name: string; awsAccount: string }[]
  kept: string[]
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/)
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const role = word.map((one) => `role/${one}`)
const regions = fc.uniqueArray(fc.constantFrom('us-east-1', 'eu-west-1', 'us-west-2'), { maxLength: 3 })

const account = fc.record({
  name: word,
  accountId: fc.stringMatching(/^[0-9]{12}$/),
  enabled: optional(fc.boolean()),
  assumeRole: optional(role),
  sessionName: optional(word),
  regions,
})
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never

const layouts = ['block', 'flow', 'indexed', 'bracketed', 'mapped', 'merged', 'flow-merged', 'mixed'] as const
type Layout = (typeof layouts)[number]

/** The layout of a list beside one whose accounts take over what a base says. */
const withoutBases: Partial<Record<Layout, Layout>> = { merged: 'block', 'flow-merged': 'flow' }
const hasBases = (layout: Layout) => layout in withoutBases
const isInBraces = (layout: Layout) => layout === 'flow' || layout === 'flow-merged'

const model = fc.record({
  accounts: fc.uniqueArray(account, { selector: ({ name }) => name, minLength: 1, maxLength: 3 }),
  defaults: fc.record({
    defaultAssumeRole: optional(role),
    defaultSessionName: optional(word),
    defaultRegions: regions,
  }),
  layout: fc.constantFrom(...layouts),
  hasEarlier: fc.boolean(),
  hasProfile: fc.constantFrom('none', 'first', 'last'),
  isApart: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n'),
  dice: fc.array(fc.nat(11), { minLength: 30, maxLength: 60 }),
})
type Model = typeof model extends fc.Arbitrary<infer T> ? T : never

/** Files of several documents, of every layout of keys and lists, with placeholders, anchors, comments and profiles. */
export const anyClouddriverFile: fc.Arbitrary<AnyFile> = model.map((one) => {
  const documents = documentsOf(one)
  const text = `${documents.join('---\n')}`.replaceAll('\n', one.newline)
  return { text, ...heldOf(one), kept: text.split(one.newline).filter((line) => /#|OTHER/.test(line)) }
})

function heldOf({ accounts, defaults }: Model): Pick<AnyFile, 'accounts' | 'ecsAccounts'> {
  const mapped = accounts.flatMap((each) => each.regions)
  const fallback = defaults.defaultRegions.length > 0 ? defaults.defaultRegions : [mapped[0] ?? 'us-east-1']
  return {
    accounts: accounts.map((each) => ({
      name: each.name,
      accountId: each.accountId,
      enabled: each.enabled ?? true,
      assumeRole: each.assumeRole ?? defaults.defaultAssumeRole ?? 'role/SpinnakerManaged',
      sessionName: each.sessionName ?? defaults.defaultSessionName ?? null,
      regions: each.regions.length > 0 ? each.regions : fallback,
    })),
    ecsAccounts: accounts.map(({ name }) => ({ name: `${name}-ecs`, awsAccount: name })),
  }
}

function documentsOf(one: Model): string[] {
  const roll = rollOf(one.dice)
  const aws = section('aws', awsLists(one, roll), settingsOf(one, roll), one.layout, roll)
  const ecs = section('ecs', ecsLists(one, roll), [], withoutBases[one.layout] ?? one.layout, roll)
  const anchors = hasBases(one.layout) ? anchorsOf(one) : ''
  const rest = '# OTHER\nredis:\n  connection: redis://OTHER:6379 # OTHER\n'
  const documents = one.isApart ? [`${anchors}${aws}`, `${rest}${ecs}`] : [`${rest}${anchors}${aws}${ecs}`]
  const earlier = one.hasEarlier ? [earlierThan(one)] : []
  const profile =
    'spring:\n  config.activate.on-profile: OTHER\naws:\n  enabled: false # OTHER\n  accounts:\n    - {name: OTHER, accountId: "999999999999"}\n'
  const all = [...earlier, ...documents]
  if (one.hasProfile === 'none') return all
  return one.hasProfile === 'first' ? [profile, ...all] : [...all, '# nothing\n', profile]
}

/** What a later document overrides: its list as a whole, and its settings one by one. */
function earlierThan({ defaults }: Model): string {
  const session = defaults.defaultSessionName === undefined ? '' : '  defaultSessionName: OTHER # OTHER\n'
  return `# OTHER\naws:\n${session}  accounts:\n    - {name: OTHER, accountId: "999999999999"}\n`
}

type Roll = () => number

function rollOf(dice: readonly number[]): Roll {
  let at = 0
  return () => dice[at++ % dice.length] ?? 0
}

/** A key in one of the spellings that are one to Spring. */
function spelt(key: string, roll: Roll): string {
  const kebab = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return [kebab, kebab.replaceAll('-', '_'), key.toUpperCase()][roll()] ?? key
}

/** A text plain, quoted, or as the default of a placeholder. */
function text(value: string | boolean, roll: Roll, isFlow = false): string {
  const open = [`$\{NONE:${value}}`, `$\{A.B:$\{NONE:${value}}}`][roll()] ?? String(value)
  const quote = roll() % 3
  if (typeof value === 'boolean' && open === String(value)) return open
  const mayBePlain = quote === 0 && !/^\d/.test(open) && !(isFlow && open.includes('{'))
  if (mayBePlain) return open
  return quote === 1 ? `'${open}'` : `"${open}"`
}

type Field = { key: string; value: string }
type Entry = { fields: Field[]; regions: string[]; base: string | null }

function awsLists({ accounts, layout }: Model, roll: Roll): Entry[] {
  const isFlow = isInBraces(layout)
  return accounts.map((each, index) => ({
    fields: fieldsOf(each, roll, isFlow),
    regions: hasBases(layout) ? [] : each.regions.map((region) => text(region, roll, isFlow)),
    base: hasBases(layout) ? `base${index}` : null,
  }))
}

function fieldsOf(
  { name, accountId, enabled, assumeRole, sessionName }: Account,
  roll: Roll,
  isFlow: boolean,
): Field[] {
  const values = Object.entries({ accountId, enabled, assumeRole, sessionName })
  const rest = values.flatMap(([key, value]): Field[] =>
    value === undefined ? [] : [{ key: spelt(key, roll), value: text(value, roll, isFlow) }],
  )
  return [{ key: 'name', value: text(name, roll, isFlow) }, ...rest]
}

function ecsLists({ accounts, layout }: Model, roll: Roll): Entry[] {
  const isFlow = isInBraces(layout)
  return accounts.map(({ name }) => ({
    fields: [
      { key: 'name', value: text(`${name}-ecs`, roll, isFlow) },
      { key: spelt('awsAccount', roll), value: text(name, roll, isFlow) },
    ],
    regions: [],
    base: null,
  }))
}

function settingsOf({ defaults, layout }: Model, roll: Roll): Field[] {
  const { defaultRegions, ...texts } = defaults
  const isFlow = isInBraces(layout)
  const stated = Object.entries(texts).flatMap(([key, value]): Field[] =>
    value === undefined ? [] : [{ key: spelt(key, roll), value: text(value, roll, isFlow) }],
  )
  const listed = defaultRegions.map((region) => `{name: ${text(region, roll, true)}}`).join(', ')
  return defaultRegions.length === 0
    ? stated
    : [...stated, { key: spelt('defaultRegions', roll), value: `[${listed}]` }]
}

/** The regions of each account, anchored; one without any has an anchor all the same. */
function anchorsOf({ accounts }: Model): string {
  const lines = accounts.map(({ regions: own }, index) => {
    const listed = own.map((region) => `{name: ${region}}`).join(', ')
    return `  base${index}: &base${index} {${own.length === 0 ? '' : `regions: [${listed}]`}} # OTHER\n`
  })
  return `x-bases:\n${lines.join('')}`
}

function section(name: 'aws' | 'ecs', entries: Entry[], settings: Field[], layout: Layout, roll: Roll): string {
  if (layout === 'indexed') return indexedSection(name, entries, settings)
  if (layout === 'mixed') return mixedSection(name, entries, settings, roll)
  const lines = settings.map(({ key, value }) => `  ${key}: ${value}\n`).join('')
  return `${name}:\n  enabled: true # OTHER\n${lines}${listOf(entries, layout)}`
}

function listOf(entries: Entry[], layout: Layout): string {
  if (isInBraces(layout)) return `  accounts: [${entries.map(flowEntry).join(', ')}]\n`
  const blocks = entries.map((entry, index) => {
    const lines = linesOf(entry)
    if (layout === 'bracketed') return `  accounts[${index}]:\n${lines.map((line) => `    ${line}\n`).join('')}`
    if (layout === 'mapped') return `    ${index}:\n${lines.map((line) => `      ${line}\n`).join('')}`
    return lines.map((line, at) => `    ${at === 0 ? '- ' : '  '}${line}\n`).join('')
  })
  return layout === 'bracketed' ? blocks.join('') : `  accounts:\n${blocks.join('    # OTHER\n')}`
}

function linesOf({ fields, regions: own, base }: Entry): string[] {
  const inherited = base === null ? [] : [`<<: *${base}`]
  const lines = fields.map(({ key, value }) => `${key}: ${value}`)
  return [...inherited, ...lines, ...(own.length === 0 ? [] : ['regions:', ...own.map((one) => `  - name: ${one}`)])]
}

/**
 * One list in several layouts: the first accounts as a list, fields of theirs beside it by index, the next by key, and the last
 * at the root. All of it is one property source to Spring.
 */
function mixedSection(name: 'aws' | 'ecs', entries: Entry[], settings: Field[], roll: Roll): string {
  const inList = entries.slice(0, 1 + (roll() % entries.length))
  const apart = inList.map(({ fields }) => fields.filter((_, index) => index > 0 && roll() % 3 === 0))
  const kept = inList.map((entry, index) => ({
    ...entry,
    fields: entry.fields.filter((field) => !apart[index]?.includes(field)),
  }))
  const aside = apart.flatMap((fields, index) =>
    fields.map(({ key, value }) => `  accounts[${index}].${key}: ${value}\n`),
  )
  const after = entries.slice(inList.length)
  const isLast = roll() % 2 === 0
  const byKey = after.slice(0, isLast ? -1 : undefined).map((entry, index) => {
    const lines = linesOf(entry).map((line) => `    ${line}\n`)
    return `  accounts[${inList.length + index}]:\n${lines.join('')}`
  })
  const atRoot = after.slice(byKey.length).map((entry) => indexedEntry(name, entry, entries.length - 1))
  const lines = settings.map(({ key, value }) => `  ${key}: ${value}\n`).join('')
  const list = listOf(kept, roll() % 2 === 0 ? 'mapped' : 'block')
  return `${name}:\n  enabled: true # OTHER\n${lines}${list}${aside.join('')}${byKey.join('')}${atRoot.join('')}`
}

function flowEntry({ fields, regions: own, base }: Entry): string {
  const listed = own.map((one) => `{name: ${one}}`).join(', ')
  const inherited = base === null ? [] : [`<<: *${base}`]
  const pairs = fields.map(({ key, value }) => `${key}: ${value}`)
  return `{${[...inherited, ...pairs, ...(own.length === 0 ? [] : [`regions: [${listed}]`])].join(', ')}}`
}

function indexedSection(name: 'aws' | 'ecs', entries: Entry[], settings: Field[]): string {
  const all = [...settings.map(({ key, value }) => `${name}.${key}: ${value}`)]
  const accounts = entries.map((entry, index) => indexedEntry(name, entry, index))
  return `${name}.enabled: true # OTHER\n${all.map((line) => `${line}\n`).join('')}${accounts.join('')}`
}

function indexedEntry(name: 'aws' | 'ecs', { fields, regions: own }: Entry, index: number): string {
  const all = [
    ...fields.map(({ key, value }) => `${name}.accounts[${index}].${key}: ${value}`),
    ...own.map((one, at) => `${name}.accounts[${index}].regions[${at}].name: ${one}`),
  ]
  return all.map((line) => `${line}\n`).join('')
}
