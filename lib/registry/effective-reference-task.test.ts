import { expect, test } from 'vitest'
import { ecsAccountInputSchema } from './ecs-account'
import { effectiveReferenceTask } from './effective-reference-task'
import { defaultReferenceTask } from './reference-task'
import { defaultSettings } from './settings'

const small = { ...defaultReferenceTask, cpu: 128 }
const awsvpc = { ...defaultReferenceTask, networkMode: 'awsvpc' as const }
const account = (referenceTask: typeof small | null) => ({
  ...ecsAccountInputSchema.parse({ name: 'a-ecs', awsAccount: 'a', referenceTask }),
  version: 1,
})

test.each([
  [
    'nobody chose anything',
    null,
    defaultReferenceTask,
    { task: defaultReferenceTask, isDefault: true, networkModeChosen: false },
  ],
  ['the settings choose a size', null, small, { task: small, isDefault: false, networkModeChosen: false }],
  ['the settings choose a network mode', null, awsvpc, { task: awsvpc, isDefault: false, networkModeChosen: true }],
  ['the account chooses', small, awsvpc, { task: small, isDefault: false, networkModeChosen: true }],
  [
    'the account chooses what is the default',
    defaultReferenceTask,
    small,
    { task: defaultReferenceTask, isDefault: false, networkModeChosen: true },
  ],
])('%s', (_when, own, everyones, effective) => {
  expect(effectiveReferenceTask(account(own), { ...defaultSettings, referenceTask: everyones })).toEqual(effective)
})
