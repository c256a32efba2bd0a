import { statusWords } from '@/components/finding/status-words'
import type { FileColumn } from '@/components/rows/table-file'
import { type Group, groupNames } from '@/lib/readiness/group'
import type { AccountRow } from './account-row'
import { rowWords } from './row-words'

/** The matrix as a file: who, the verdict, each group's worst status with its findings, and how old that is. */
export function readinessFile(groups: readonly Group[]): FileColumn<AccountRow>[] {
  return [
    { name: 'ECS account', text: ({ ecsAccount }) => ecsAccount },
    { name: 'AWS account', text: ({ awsAccount }) => awsAccount },
    { name: 'Account id', text: ({ accountId }) => accountId },
    { name: 'Regions', text: ({ regions }) => regions.join(', ') },
    { name: 'Status', text: ({ status }) => rowWords[status] },
    ...groups.map((group) => ({ name: groupNames[group], text: (row: AccountRow) => groupWords(row, group) })),
    { name: 'First finding', text: ({ summary }) => summary?.headline?.replaceAll('`', '') ?? null },
    { name: 'Checked', text: ({ summary }) => summary?.scannedAt ?? null },
  ]
}

function groupWords({ summary }: AccountRow, group: Group): string | null {
  const worst = summary?.groups[group]
  return worst === undefined ? null : `${statusWords[worst.status]}: ${worst.count}`
}
