import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { installedClouddriver } from './installed-clouddriver.js'

const others = ['groovy-4.0.15.jar', 'groovy-json-4.0.15.jar', 'spring-core-5.3.31.jar', 'clouddriver-aws-1.jar']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'installed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const install = (...jars: string[]) => {
  for (const jar of jars) writeFileSync(join(folder, jar), '')
}

describe('the Clouddriver in a folder of jars', () => {
  test.each([
    ['clouddriver-ecs-2026.2.1.jar', undefined, { release: '2026.2', version: '2026.2.1' }],
    ['clouddriver-ecs-5.82.2.jar', '1.38', { release: '1.38', version: '5.82.2' }],
    ['clouddriver-ecs.jar', '1.38', { release: '1.38', version: 'unversioned' }],
  ])('%s with %s', (jar, release, expected) => {
    install(jar, ...others)
    expect(installedClouddriver(folder, release)).toEqual(expected)
  })

  test('a version that names no release asks for it', () => {
    install('clouddriver-ecs-5.82.2.jar', ...others)
    expect(() => installedClouddriver(folder)).toThrow(
      `clouddriver-ecs-5.82.2.jar does not name a release of Spinnaker. Add it: npm run conformance -- ${folder} 1.38`,
    )
  })

  test.each([
    ['clouddriver-ecs', others],
    ['groovy', ['clouddriver-ecs-5.82.2.jar', 'clouddriver-aws-1.jar', 'groovy-json-4.0.15.jar', 'spring-core-5.jar']],
  ])('a folder without the %s jar is refused', (name, jars) => {
    install(...jars)
    expect(() => installedClouddriver(folder, '1.38')).toThrow(`${folder} holds no ${name} jar`)
  })
})

describe('npm run conformance', () => {
  const run = (...args: string[]) =>
    new Promise<{ code: unknown; said: string }>((resolve) => {
      execFile(process.execPath, [join(import.meta.dirname, 'conformance.js'), ...args], (error, _, said) =>
        resolve({ code: error?.code ?? 0, said }),
      )
    })

  test('without a folder it says how it is called', async () => {
    expect(await run()).toEqual({
      code: 1,
      said: 'Usage: npm run conformance -- <folder of jars> [release of Spinnaker]\n',
    })
  })

  test('a wrong folder ends in one clear line', async () => {
    const nowhere = join(folder, 'nowhere')
    expect(await run(nowhere)).toEqual({ code: 1, said: `There is no folder ${nowhere}.\n` })
    const { code, said } = await run(folder)
    expect(code).toBe(1)
    expect(said).toBe(
      `${folder} holds no clouddriver-ecs jar (Clouddriver's own classes). Name the lib folder of an installed Clouddriver, such as /opt/clouddriver/lib.\n`,
    )
  })
})
