// npm run conformance -- <folder of jars> [release]: runs an installed Clouddriver's own classes on our inputs and records
// what they answer. Nothing is compiled: the folder is the class path.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { installedClouddriver } from './installed-clouddriver.js'

const home = path.resolve(import.meta.dirname, '../conformance')
const records = path.resolve(import.meta.dirname, '../lib/readiness/clouddriver/conformance')
const [folder, asked] = process.argv.slice(2)
try {
  conformance()
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exit(1)
}

function conformance() {
  if (folder === undefined) throw new Error('Usage: npm run conformance -- <folder of jars> [release of Spinnaker]')
  const { release, version } = installedClouddriver(folder, asked)
  const seen = Object.entries(answersOf(folder))
  if (seen.length === 0) throw new Error(`No probe ran on ${folder}: nothing was recorded.`)
  for (const [rule, answers] of seen) record(rule, answers, release, `${release} ${version}`)
  const biome = path.resolve(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome')
  execFileSync(process.execPath, [biome, 'format', '--write', records], { stdio: 'ignore' })
}

/** What each probe answered, by rule; the probes themselves say on stderr where they do not fit. */
function answersOf(jars) {
  const work = mkdtempSync(path.join(tmpdir(), 'conformance-'))
  const answers = path.join(work, 'answers.json')
  // Without the first two the AWS SDK looks for a machine of AWS around it, for minutes; Spring subclasses with the third.
  const options = [
    '-Daws.region=us-east-1',
    '-Dcom.amazonaws.sdk.disableEc2Metadata=true',
    '--add-opens=java.base/java.lang=ALL-UNNAMED',
    '-XX:TieredStopAtLevel=1',
  ]
  const script = ['groovy.ui.GroovyMain', path.join(home, 'run.groovy'), home, answers]
  try {
    execFileSync('java', [...options, '-cp', path.join(path.resolve(jars), '*'), ...script], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return JSON.parse(readFileSync(answers, 'utf8'))
  } catch (problem) {
    throw new Error(
      `The probes did not run (a Java of Clouddriver's own version must be on the PATH): ${problem.message}`,
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Puts this release's answers beside those of others; equal ones stand together. */
function record(rule, answers, release, place) {
  const file = path.join(records, `${rule}.json`)
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const cases = answers.map(({ name, input, answer }) => {
    const known = before.find((one) => one.name === name && isDeepStrictEqual(one.input, input))?.seen ?? []
    const seen = known
      .map((one) => ({ ...one, in: one.in.filter((where) => where.split(' ')[0] !== release) }))
      .filter((one) => one.in.length > 0)
    const same = seen.find((one) => isDeepStrictEqual(one.answer, answer))
    if (same === undefined) seen.push({ in: [place], answer })
    else same.in = [...same.in, place].sort(byRelease)
    return { name, input, seen: seen.sort((a, b) => byRelease(a.in[0], b.in[0])) }
  })
  writeFileSync(file, `${JSON.stringify(cases, null, 2)}\n`)
  console.log(`${rule}: ${cases.length} cases seen in ${place}`)
}

function byRelease(a, b) {
  return a.localeCompare(b, 'en', { numeric: true })
}
