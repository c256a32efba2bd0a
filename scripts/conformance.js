/**
 * Runs Clouddriver's own classes on our inputs and records what they answer: npm run conformance -- <checkout> [folder …].
 * The checkout is a git clone of a release branch; conformance/README.md says which folders go beside it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'

const home = path.resolve(import.meta.dirname, '../conformance')
const records = path.resolve(import.meta.dirname, '../lib/readiness/clouddriver/conformance')
const [checkout, ...beside] = process.argv.slice(2)
if (checkout === undefined) {
  console.error('Usage: npm run conformance -- <checkout of Clouddriver or of the monorepo> [kork] [fiat]')
  process.exit(1)
}

const run = (file, args, options = {}) => execFileSync(file, args, { encoding: 'utf8', ...options })
const git = (...args) => run('git', ['-C', checkout, ...args]).trim()
const release = git('rev-parse', '--abbrev-ref', 'HEAD').replace(/^release-(.*)\.x$/, '$1')
const place = `${release} ${git('rev-parse', '--short=7', 'HEAD')}`
const work = mkdtempSync(path.join(tmpdir(), 'conformance-'))
try {
  for (const [rule, answers] of Object.entries(answersOf(classpath()))) record(rule, answers)
  const biome = path.resolve(import.meta.dirname, '../node_modules/@biomejs/biome/bin/biome')
  run(process.execPath, [biome, 'format', '--write', records])
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** The jars of pom.xml, with the Spring Boot that the monorepo names. */
function classpath() {
  const versions = path.join(checkout, 'kork/spinnaker-dependencies/spinnaker-dependencies.gradle')
  const [, named] = existsSync(versions)
    ? (/springBoot\s*:\s*"([^"]+)"/.exec(readFileSync(versions, 'utf8')) ?? [])
    : []
  const file = path.join(work, 'classpath')
  const version = named === undefined ? [] : [`-DspringBoot=${named}`]
  const goal = ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${file}`, ...version]
  run('mvn', goal, { cwd: home, stdio: 'inherit' })
  return readFileSync(file, 'utf8')
}

function answersOf(jars) {
  const classes = path.join(work, 'classes')
  const old = /^1\.1\d$/.test(release) ? [path.join(home, 'stubs-to-1.19')] : []
  const folders = [path.join(home, 'stubs'), ...old, checkout, ...beside].map((folder) => path.resolve(folder))
  // Without the two properties the AWS SDK looks for a machine of AWS around it, for minutes.
  const options = ['-Daws.region=us-east-1', '-Dcom.amazonaws.sdk.disableEc2Metadata=true', '-XX:TieredStopAtLevel=1']
  const groovy = (jars, script, ...args) => {
    const command = [...options, '-cp', jars, 'groovy.ui.GroovyMain', path.join(home, script), ...args]
    run('java', command, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  groovy(jars, 'compile.groovy', classes, path.join(home, 'probes'), folders.join(':'))
  const answers = path.join(work, 'answers.json')
  groovy(`${classes}:${jars}`, 'run.groovy', home, answers)
  return JSON.parse(readFileSync(answers, 'utf8'))
}

/** Puts this release's answers beside those of others; equal ones stand together. */
function record(rule, answers) {
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
  mkdirSync(records, { recursive: true })
  writeFileSync(file, `${JSON.stringify(cases, null, 2)}\n`)
  console.log(`${rule}: ${cases.length} cases seen in ${place}`)
}

function byRelease(a, b) {
  return a.localeCompare(b, 'en', { numeric: true })
}
