import { gapsText } from '@/lib/readiness/gaps'
import type { Report } from '@/lib/readiness/report'

/** "docs-ecs pass (2 checks could not be made)": an open gate says what nobody could look at. */
export function accountWords({ ecsAccount, status, gaps }: Pick<Report, 'ecsAccount' | 'status' | 'gaps'>): string {
  return `${ecsAccount} ${status}${gaps > 0 ? ` (${gapsText(gaps)})` : ''}`
}
