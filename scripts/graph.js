// npm run graph: the import graph, types included. Circles, arrows that run back up and packages on the wrong floor end it with 1.
import { readFileSync } from 'node:fs'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { floors, isTest, table, wrongWith } from './borders.js'

const roots = ['app', 'components', 'lib', 'prisma', 'e2e', 'bench', 'proxy.ts', 'instrumentation.ts']
const options = {
  tsConfig: { fileName: 'tsconfig.json' },
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(^|/)(node_modules|[.]next|generated)/' },
  ruleSet: { forbidden: [{ name: 'circle', severity: 'error', from: {}, to: { circular: true } }] },
  validate: true,
}
const { output } = await cruise(
  roots,
  options,
  { extensions: ['.ts', '.tsx', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  { tsConfig: extractTSConfig('tsconfig.json') },
)

const circles = output.summary.violations.map(({ from, cycle }) =>
  [from, ...cycle.map(({ name }) => name)].join(' -> '),
)

const edges = output.modules
  .filter(({ source }) => !isTest(source))
  .flatMap(({ source, dependencies }) => dependencies.map((dependency) => ({ source, dependency })))
// Where our own alias no longer resolves, nothing could be told of what hangs on it.
const lost = edges.filter(({ dependency }) => dependency.couldNotResolve && /^[.@]\//.test(dependency.module))
const wrong = edges.flatMap(({ source, dependency }) => {
  const words = wrongWith(source, dependency)
  return words === null ? [] : [`${source} -> ${dependency.module}: ${words}`]
})
const isDrawn = readFileSync('ARCHITECTURE.md', 'utf8').includes(table())

const unresolved = lost.map(({ source, dependency }) => `${source} -> ${dependency.module}: not found`)

for (const line of [...new Set(circles), ...wrong, ...unresolved]) console.error(line)
if (!isDrawn) console.error(`ARCHITECTURE.md does not hold this table of scripts/borders.js:\n\n${table()}\n`)
console.log(
  `${output.modules.length} modules, ${edges.length} imports, ${floors.length} floors: ${circles.length} circles, ${wrong.length} arrows against the borders`,
)
process.exit(circles.length + wrong.length + unresolved.length === 0 && isDrawn ? 0 : 1)
