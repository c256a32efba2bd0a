import { reportChangesSchema } from '@/lib/readiness/changes/report-changes'
import { contract } from './contract'

const json = 'application/json'

export const getChanges = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}/changes',
  access: 'read',
  summary: 'What the last report says that the one before it did not, and since when',
  answer: { status: 200, type: json, schema: reportChangesSchema },
})
