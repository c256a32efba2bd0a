import { expect, test } from 'vitest'
import { exportYaml } from '@/lib/registry/clouddriver/export-yaml'
import { importYaml } from '@/lib/registry/clouddriver/import-yaml'
import { heldText } from '@/lib/registry/open-text'
import { emptyRegistry, pageRegistry } from '@/lib/registry/testing/any-registry'
import { renderingStop } from './java-replacement'
import { unholdableName } from './unholdable-name'

const $ = (inner: string) => '$'.concat(`{${inner}}`)

test.each([
  ['a group', 'pay$1', /reads as a group/],
  ['a group of a name', `a${'$'}{b`, /reads as a group/],
  ['a literal by way of a default', `${$('x:$')}{HOME}`, /reads as a group/],
  ['a default with a group', $('X:pay$1'), /reads as a group/],
  ['a group beside what nobody can tell', `pay$1-${$('X')}`, /nobody here can tell/],
  ['itself', '{{name}}-x', /stands for itself/],
  ['itself, by default', $('X:{{name}}'), /stands for itself/],
  ['a backslash at its end', 'pay\\', /backslash at its end/],
  ['a placeholder', $('HOME'), /nobody here can tell/],
  ['an escaped placeholder', `\\${$('HOME')}`, /nobody here can tell/],
  ['a reference', 'encrypted:s3!b:x', /nobody here can tell/],
  ['an empty default', $('X:'), /nobody here can tell/],
])('no AWS account can have the name of %s', (_what, name, says) => {
  expect(unholdableName('aws-account', name)).toMatch(says)
})

test.each([
  ['a plain name', 'payments'],
  ['a default', $('X:payments')],
  ['a default within a default', $(`X:${$('Y:payments')}`)],
  ['a dollar that is escaped', 'pay\\$1'],
  ['a backslash that escapes', 'back\\slash'],
  ['a template that stays', '{{team}}-x'],
  ['braces', 'a{b}c'],
])('an AWS account can have the name of %s', (_what, name) => {
  expect(unholdableName('aws-account', name)).toBeNull()
})

test('the name of an ECS account is put into no template, and Spring fills it all the same', () => {
  expect(unholdableName('ecs-account', 'pay$1')).toBeNull()
  expect(unholdableName('ecs-account', $('HOME'))).toMatch(
    /nobody here can tell.*For a literal "\$\{" write "\$\{none:\$\}\{"/,
  )
  expect(unholdableName('aws-account', $('HOME'))).toMatch(/nobody here can tell.*Nothing escapes it/)
})

test.each(['HOME', 'a.b:c', ''])('a literal placeholder of %j is a name once Spring’s own way escapes it', (inner) => {
  const escaped = `${$('none:$')}{${inner}}`
  expect(unholdableName('ecs-account', escaped)).toBeNull()
  expect(heldText(escaped)).toBe($(inner))
  const registry = {
    ...pageRegistry,
    ecsAccounts: pageRegistry.ecsAccounts.map((account) => ({ ...account, name: escaped })),
  }
  expect(importYaml(exportYaml(registry), emptyRegistry).registry.ecsAccounts).toMatchObject([{ name: escaped }])
})

test('what stands in a reference, or in a placeholder without a default, is not guessed at', () => {
  expect(renderingStop('encrypted:s3!b:$x', 'environment')).toBeNull()
  expect(renderingStop($('ENVIRONMENT'), 'environment')).toBeNull()
  expect(renderingStop(`${$('A')}$`, 'environment')).toMatch(/group/)
})
