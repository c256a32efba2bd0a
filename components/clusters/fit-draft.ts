import type { z } from 'zod'
import { draftSchema } from '@/components/fields/draft-schema'
import { readJsonObject } from '@/components/fields/json-field'
import { plainWords } from '@/components/fields/plain-words'
import { numberIn, wordsIn } from '@/components/fields/text-of-field'
import { fitBodySchema } from '@/lib/contracts/fit'
import { isFargateProvider } from '@/lib/readiness/capacity/fargate'
import { pastedDefinitionSchema, taskDefinitionSchema } from '@/lib/readiness/fit/definition-schema'
import { type FitTask, fitLaunchTypeSchema } from '@/lib/readiness/fit/fit-task'
import { taskOfDefinition } from '@/lib/readiness/fit/task-definition'
import type { ClusterRow } from '@/lib/readiness/rows/cluster-row'
import type { ReferenceTask } from '@/lib/registry/reference-task'

/** The question as it stands in the form; its fields lie where the route has them. */
export type FitDraft = {
  /** Whether the task is typed or read from a pasted definition. */
  by: 'size' | 'definition'
  task: { cpu: string; memoryMiB: string; gpus: string; ports: string; networkMode: ReferenceTask['networkMode'] }
  taskDefinition: string
  /** A launch type, or the name of a capacity provider. */
  launchType: string
  count: string
}

type Place = Pick<ClusterRow, 'ecsAccount' | 'region'> & { cluster: string }

/** Begins with the reference task, on what the cluster has. */
export function fitDraftOf({ fits, tiles, launchTypes }: ClusterRow): FitDraft {
  const { cpu, memoryMiB } = fits.task
  return {
    by: 'size',
    task: { cpu: String(cpu), memoryMiB: String(memoryMiB), gpus: '', ports: '', networkMode: 'bridge' },
    taskDefinition: '',
    launchType: tiles.length === 0 && launchTypes.includes('FARGATE') ? 'FARGATE' : 'EC2',
    count: '1',
  }
}

/** The form's schema for one cluster: its output is the body of the request. */
export function fitForm(place: Place) {
  return draftSchema<FitDraft, typeof fitBodySchema>((draft, refuse) => {
    const { task } = draft
    const compute = computeIn(draft)
    const count = numberIn(draft.count)
    if (draft.by === 'definition') {
      const { definition, problem } = readDefinition(draft)
      if (problem !== null) refuse(['taskDefinition'], problem)
      return { ...place, count, ...compute, taskDefinition: definition }
    }
    const ports = wordsIn(task.ports).map(Number)
    return {
      ...place,
      count,
      task: {
        cpu: numberIn(task.cpu),
        memoryMiB: numberIn(task.memoryMiB),
        ...(task.gpus.trim() === '' ? {} : { gpus: numberIn(task.gpus) }),
        ...(ports.length === 0 ? {} : { ports: { tcp: ports } }),
        // Fargate takes awsvpc only: the field is not asked for there.
        networkMode: isFargateProvider(draft.launchType) ? 'awsvpc' : task.networkMode,
        ...compute,
      },
    }
  }, fitBodySchema)
}

function computeIn({ launchType }: FitDraft): Pick<FitTask, 'launchType' | 'capacityProvider'> {
  const known = fitLaunchTypeSchema.safeParse(launchType)
  return known.success ? { launchType: known.data } : { capacityProvider: launchType }
}

/** The pasted definition, or what is wrong with it, for the one field that it is pasted into. */
function readDefinition(draft: FitDraft): {
  definition: z.infer<typeof pastedDefinitionSchema>
  problem: string | null
} {
  const { value, problem } = readJsonObject(draft.taskDefinition)
  if (value === null) return { definition: {}, problem }
  const parsed = taskDefinitionSchema.safeParse(value, { error: plainWords })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { definition: {}, problem: `${issue?.path.join('.')}: ${issue?.message}` }
  }
  const read = taskOfDefinition(parsed.data, computeIn(draft))
  return { definition: pastedDefinitionSchema.parse(value), problem: read.ok ? null : read.message }
}
