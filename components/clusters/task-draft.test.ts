import { expect, test } from 'vitest'
import { fitClustersBodySchema } from '@/lib/contracts/fit'
import { noTask, questionIn } from './clusters-view'
import { readTaskDraft, type TaskDraft, taskDraftOf } from './task-draft'

const draft = taskDraftOf(noTask, { cpu: 256, memoryMiB: 512 })
const definition = JSON.stringify({
  containerDefinitions: [{ name: 'web', memory: 64, environment: [{ name: 'TOKEN', value: 'hunter2' }] }],
})

function questionOf(change: Partial<TaskDraft>) {
  const { view, errors } = readTaskDraft({ ...draft, ...change })
  if (view === null) return errors
  const question = questionIn(view)
  // What the bar asks is what the route takes.
  expect(fitClustersBodySchema.safeParse(question).success).toBe(true)
  return question
}

test.each<[string, Partial<TaskDraft>, unknown]>([
  ['the reference task as it stands', {}, { task: { cpu: 256, memoryMiB: 512 }, count: 1 }],
  [
    'a size, a mode, a launch type and a number',
    { cpu: '512', memory: ' 1024 ', network: 'awsvpc', on: 'FARGATE', copies: '4' },
    { task: { cpu: 512, memoryMiB: 1024, networkMode: 'awsvpc', launchType: 'FARGATE' }, count: 4 },
  ],
  [
    'a definition, without its environment',
    { by: 'definition', definition, on: 'EC2' },
    { taskDefinition: { containerDefinitions: [{ name: 'web', memory: 64 }] }, count: 1, launchType: 'EC2' },
  ],
  ['no number', { cpu: 'much', copies: '' }, { cpu: 'Enter a whole number.', copies: 'Enter a whole number.' }],
  ['a number out of bounds', { copies: '10001' }, { copies: 'Enter a number from 1 to 10,000.' }],
  ['nothing pasted', { by: 'definition' }, { definition: 'Paste a task definition.' }],
  ['a list', { by: 'definition', definition: '[]' }, { definition: 'Enter a JSON object: { "key": "value" }.' }],
])('%s', (_what, change, expected) => {
  expect(questionOf(change)).toEqual(expected)
})

test('a draft begins with what the address says, and an address that asks nothing is the reference task', () => {
  const view = { ...noTask, cpu: 512, memory: 1024, copies: 4 }
  expect(taskDraftOf(view, { cpu: 256, memoryMiB: 512 })).toMatchObject({ cpu: '512', memory: '1024', copies: '4' })
  expect(questionIn(noTask)).toBeNull()
  expect(questionIn({ ...noTask, definition: '{broken' })).toBeNull()
})
