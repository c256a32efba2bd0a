import { createServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { liveOptions } from './live-options'

afterEach(() => vi.unstubAllEnvs())

test('a profile that does not exist fails, and the role of the container is not asked for', async () => {
  let asked = 0
  const container = createServer((_, response) => {
    asked += 1
    const credentials = {
      AccessKeyId: 'AKIACONTAINER',
      SecretAccessKey: 's',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    }
    response.end(JSON.stringify(credentials))
  })
  await new Promise<void>((listening) => container.listen(0, '127.0.0.1', listening))
  const address = container.address()
  const port = typeof address === 'object' ? address?.port : null
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `http://127.0.0.1:${port}/`)
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null')
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
  const options = liveOptions({ profiles: null, roles: null })
  await expect(options.baseCredentials('typo-of-gov')()).rejects.toThrow('typo-of-gov')
  expect(asked).toBe(0)
  expect((await options.baseCredentials(null)()).accessKeyId).toBe('AKIACONTAINER')
  container.close()
})
