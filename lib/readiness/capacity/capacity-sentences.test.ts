import { expect, test } from 'vitest'
import { defaultReferenceTask } from '@/lib/registry/reference-task'
import { noRoomSentences } from './capacity-sentences'
import { place } from './placement'
import { taskToPlace } from './task-to-place'

test.each([
  ['any', 'the cluster has no instances.'],
  ['EC2', 'the cluster has no instances for launch type EC2.'],
  ['spot', 'the cluster has no instances of capacity provider spot.'],
])('a cluster without instances for compute %s may have others', (compute, words) => {
  const task = { ...defaultReferenceTask, compute }
  const placement = place(taskToPlace(task), task.count, [], new Map())
  expect(noRoomSentences(placement, task).join(' ')).toContain(words)
})
