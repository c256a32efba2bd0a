import { draftSchema, type Refuse } from '@/components/fields/draft-schema'
import { jsonText, readJsonObject } from '@/components/fields/json-field'
import { type ReferenceTaskDraft, taskDraftOf, taskOf } from '@/components/fields/reference-task-draft'
import { textOrNull, wordsIn } from '@/components/fields/text-of-field'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'

/** An ECS account as it stands in its form; lists are words parted by commas. */
export type EcsAccountDraft = {
  name: string
  awsAccount: string
  namingStrategy: string
  regions: string
  clusters: string
  release: string
  /** Whether it is measured with a task of its own. */
  ownTask: boolean
  referenceTask: ReferenceTaskDraft
  more: string
}

/** Fields of the form whose names are the route's own. */
export const ecsAccountFieldNames = [
  'name',
  'awsAccount',
  'namingStrategy',
  'regions',
  'clusters',
  'release',
  'referenceTask',
] as const

export function emptyEcsAccount(awsAccount: string, task: ReferenceTask): EcsAccountDraft {
  return {
    name: awsAccount === '' ? '' : `${awsAccount}-ecs`,
    awsAccount,
    namingStrategy: '',
    regions: '',
    clusters: '',
    release: '',
    ownTask: false,
    referenceTask: taskDraftOf(task),
    more: '',
  }
}

export function ecsDraftOf(account: EcsAccountInput): EcsAccountDraft {
  return {
    name: account.name,
    awsAccount: account.awsAccount,
    namingStrategy: account.namingStrategy ?? '',
    regions: (account.regions ?? []).join(', '),
    clusters: (account.clusters ?? []).join(', '),
    release: account.release ?? '',
    ownTask: account.referenceTask !== null,
    referenceTask: taskDraftOf(account.referenceTask ?? defaultReferenceTask),
    more: jsonText(account.other),
  }
}

function inputOf(draft: EcsAccountDraft, refuse: Refuse): object {
  return {
    name: draft.name.trim(),
    awsAccount: draft.awsAccount,
    namingStrategy: textOrNull(draft.namingStrategy),
    regions: listOrNull(draft.regions),
    clusters: listOrNull(draft.clusters),
    release: textOrNull(draft.release),
    referenceTask: draft.ownTask ? taskOf(draft.referenceTask) : null,
    other: otherOf(draft.more, refuse),
  }
}

function listOrNull(text: string): string[] | null {
  const words = wordsIn(text)
  return words.length === 0 ? null : words
}

function otherOf(text: string, refuse: Refuse): object {
  const { value, problem } = readJsonObject(text)
  if (value === null) {
    refuse(['more'], problem)
    return {}
  }
  const own = Object.keys(value).find((key) => key in ecsAccountInputSchema.shape)
  if (own !== undefined) refuse(['more'], `${own} has a field of its own: take it out here.`)
  return value
}

/** Schema of the form: answers what the route takes. */
export const ecsAccountForm = draftSchema(inputOf, ecsAccountInputSchema)
