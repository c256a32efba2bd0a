import { modeNames } from '@/components/fields/reader-fields'
import type { FileColumn } from '@/components/rows/table-file'
import { healthWords } from './health-label'
import type { MappingRow } from './mapping-row'

/** Accounts as a file: what the table draws, with every region. */
export const accountsFile: readonly FileColumn<MappingRow>[] = [
  { name: 'ECS account', text: ({ ecsAccount }) => ecsAccount?.name ?? null },
  { name: 'AWS account', text: ({ awsAccount }) => awsAccount?.name ?? null },
  { name: 'Account id', text: ({ awsAccount }) => awsAccount?.accountId ?? null },
  { name: 'Regions', text: ({ regions }) => regions.join(', ') },
  { name: 'Role', text: ({ role }) => role },
  { name: 'Access method', text: ({ reader }) => modeNames[reader.mode] },
  { name: 'Release', text: ({ release }) => release },
  { name: 'Mapping', text: ({ health }) => healthWords[health] },
]
