// The Clouddriver that lies in a folder of jars: which release it is, and whether the probes can run on it.
import { existsSync, readdirSync } from 'node:fs'

/** Jars that the probes call by name, and what each is for. */
const needed = [
  ['clouddriver-ecs', "Clouddriver's own classes"],
  ['clouddriver-aws', "Clouddriver's own classes"],
  ['groovy', 'what runs the probes'],
  ['groovy-json', 'what reads the inputs'],
  ['spring-core', 'what stands in for AWS'],
]

/**
 * @param {string} folder of jars, as `/opt/clouddriver/lib` of an installation
 * @param {string} [release] of Spinnaker, such as `1.38`, where the jars' version does not name it
 * @returns {{ release: string, version: string }}
 * @throws {Error} that says what is missing and what to do
 */
export function installedClouddriver(folder, release) {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`)
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'))
  for (const [name, use] of needed) {
    if (jarNamed(jars, name) !== undefined) continue
    throw new Error(
      `${folder} holds no ${name} jar (${use}). Name the lib folder of an installed Clouddriver, such as /opt/clouddriver/lib.`,
    )
  }
  const jar = jarNamed(jars, 'clouddriver-ecs') ?? ''
  const version = /^clouddriver-ecs-(.+)\.jar$/.exec(jar)?.[1] ?? 'unversioned'
  // Since 2025 every part of Spinnaker carries the version of the release.
  const named = release ?? /^(\d{4}\.\d+)\./.exec(version)?.[1]
  if (named === undefined) {
    throw new Error(`${jar} does not name a release of Spinnaker. Add it: npm run conformance -- ${folder} 1.38`)
  }
  return { release: named, version }
}

/** @param {readonly string[]} jars @param {string} name of the jar, without its version */
function jarNamed(jars, name) {
  return jars.find(
    (jar) => jar === `${name}.jar` || (jar.startsWith(`${name}-`) && /^\d/.test(jar.slice(name.length + 1))),
  )
}
