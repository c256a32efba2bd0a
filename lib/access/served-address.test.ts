import { describe, expect, test } from 'vitest'
import { isOwnOrigin, isServedHost, originOf } from './served-address'

const local = { host: '127.0.0.1', port: 3000, publicUrl: null }
const published = { ...local, publicUrl: 'https://shipshape.example.com' }

describe('isServedHost', () => {
  test.each([
    [local, '127.0.0.1:3000'],
    [local, 'localhost:3000'],
    [local, 'LocalHost:3000'],
    [local, '[::1]:3000'],
    [{ ...local, host: '::1' }, '[::1]:3000'],
    [{ ...local, host: '127.0.0.7' }, '127.0.0.7:3000'],
    [{ ...local, port: 80 }, 'localhost'],
    [{ ...local, port: 80 }, 'localhost:80'],
    [published, 'shipshape.example.com'],
    [published, '127.0.0.1:3000'],
  ])('%j is found at %s', (address, host) => {
    expect(isServedHost(address, host)).toBe(true)
  })

  test.each([
    [local, 'evil.example:3000'],
    [local, '127.0.0.1:3001'],
    [local, '127.0.0.1'],
    [local, 'localhost.evil.example:3000'],
    [local, 'localhost:3000.evil.example'],
    [local, '0.0.0.0:3000'],
    [local, ''],
    [local, null],
    [published, 'shipshape.example.com:3000'],
    [published, 'www.shipshape.example.com'],
  ])('%j is not found at %s', (address, host) => {
    expect(isServedHost(address, host)).toBe(false)
  })
})

describe('isOwnOrigin', () => {
  test.each([
    [local, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }],
    [local, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [local, { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }],
    [local, { host: '127.0.0.1:3000' }],
    [published, { host: '127.0.0.1:3000', origin: 'https://shipshape.example.com' }],
  ])('%j: %j is our own', (address, headers) => {
    expect(isOwnOrigin(address, new Headers(headers))).toBe(true)
  })

  test.each([
    [local, { host: '127.0.0.1:3000', origin: 'http://evil.example' }],
    [local, { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:4000' }],
    [local, { host: '127.0.0.1:3000', origin: 'http://localhost:3000' }],
    [local, { host: '127.0.0.1:3000', origin: 'https://127.0.0.1:3000' }],
    [local, { host: '127.0.0.1:3000', origin: 'null' }],
    [local, { host: '127.0.0.1:3000', 'sec-fetch-site': 'cross-site' }],
    [local, { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-site' }],
    [published, { host: 'shipshape.example.com', origin: 'http://shipshape.example.com.evil.example' }],
    [published, { host: 'shipshape.example.com', origin: 'http://shipshape.example.com' }],
  ])('%j: %j is another', (address, headers) => {
    expect(isOwnOrigin(address, new Headers(headers))).toBe(false)
  })
})

test.each([
  [local, 'http://127.0.0.1:3000'],
  [{ ...local, host: '::1' }, 'http://[::1]:3000'],
  [published, 'https://shipshape.example.com'],
])('people find %j at %s', (address, origin) => {
  expect(originOf(address)).toBe(origin)
})
