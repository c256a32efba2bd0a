import { expect, test } from 'vitest'
import { heldText, isOpenText, openText } from './open-text'

/** A placeholder, written so that no linter takes it for a template. */
const $ = (inner: string) => '$'.concat(`{${inner}}`)

test.each([
  ['us-east-1', 'closed', 'us-east-1'],
  ['', 'closed', ''],
  ['$', 'closed', '$'],
  ['${never closed', 'closed', '${never closed'],
  ['role/{{name}}', 'closed', 'role/{{name}}'],
  [$('A:b'), 'default', 'b'],
  [`role/${$('ROLE:Managed')}`, 'default', 'role/Managed'],
  [`${$('A:x')}-${$('B:y')}`, 'default', 'x-y'],
  [$('a.b-c[0].d:http://x:80/'), 'default', 'http://x:80/'],
  [$(`A:${$('B:c')}`), 'default', 'c'],
  [$(`A${$('N:1')}:b`), 'default', 'b'],
  [`role/${$('R:{{name}}-x')}`, 'default', 'role/{{name}}-x'],
])('%j is %s and holds %j', (text, kind, value) => {
  expect(openText(text)).toEqual({ kind, value })
  expect(heldText(text)).toBe(value)
})

test.each([
  $('A'),
  $('a.b'),
  $('A:'),
  $(''),
  $(`A:${$('B')}`),
  `${$('A:x')}${$('B')}`,
  'encrypted:secrets-manager!r:us-east-1!s:x!k:y',
  'encryptedFile:k8s!n:x!k:y',
  'configserver:certs/x.pem',
  $('A:encrypted:s3!b:x!f:y'),
  'secret://s3?b=x',
])('%j can be told by Clouddriver alone, and stays as it is written', (text) => {
  expect(openText(text).kind).toBe('unknown')
  expect(isOpenText(text)).toBe(true)
  expect(heldText(text)).toBe(text)
})

test('a text that nests without end is not taken apart', () => {
  const open = '$'.concat('{').repeat(20_000)
  expect(openText(open).kind).toBe('unknown')
  const deep = `${'$'.concat('{a:').repeat(3_000)}x${'}'.repeat(3_000)}`
  expect(openText(deep).kind).toBe('unknown')
})
