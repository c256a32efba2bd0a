import { expect, test } from 'vitest'
import { defaultSettings } from '@/lib/registry/settings'
import { editedSettings } from './edited-settings'
import { settingsDraftOf, settingsForm } from './settings-draft'

const settings = editedSettings({
  ...defaultSettings,
  release: '1.26',
  defaultRegions: [{ name: 'eu-west-1', availabilityZones: ['eu-west-1a'] }],
  reader: { mode: 'role', roleArn: 'arn:aws:iam::{accountId}:role/Reader', externalId: 'x' },
  referenceTask: { cpu: 512, memoryMiB: 1024, gpus: 0, count: 2, networkMode: 'awsvpc', compute: 'FARGATE' },
})

test('settings go through their form unchanged', () => {
  expect(settingsForm.parse(settingsDraftOf(settings))).toEqual(settings)
})

test('a reading role’s own fields go with its mode', () => {
  const draft = settingsDraftOf(settings)
  expect(settingsForm.parse({ ...draft, reader: { ...draft.reader, mode: 'ambient' } }).reader).toEqual({
    mode: 'ambient',
  })
})

test.each([
  ['release', 'kinnaird', 'A release looks like 1.28 or 2025.4.'],
  ['referenceTask', { ...settingsDraftOf(settings).referenceTask, cpu: '' }, 'Enter a whole number.'],
  ['referenceTask', { ...settingsDraftOf(settings).referenceTask, count: '0' }, 'At least 1.'],
])('%s %j is refused in words', (field, value, message) => {
  const parsed = settingsForm.safeParse({ ...settingsDraftOf(settings), [field]: value })
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message])
})
