import { findingId } from '@/components/finding/finding-id'
import type { Finding } from '@/lib/readiness/finding'

type Place = Pick<Finding, 'check' | 'region' | 'resource'>

/**
 * The finding that an anchor means. A row of a table knows its cluster and service, while a finding names the cluster
 * only where two hold a service of that name; and a check with nothing to judge has one finding without a resource.
 */
export function findingAt<F extends Place>(findings: readonly F[], anchor: string): F | null {
  return (
    findings.find((finding) => findingId(finding) === anchor) ??
    findings.find((finding) => isWithoutCluster(finding, anchor)) ??
    findings.find((finding) => finding.resource === null && anchor.startsWith(`${findingId(finding)}~`)) ??
    null
  )
}

function isWithoutCluster({ resource, ...place }: Place, anchor: string): boolean {
  return (
    resource !== null &&
    anchor.startsWith(`${findingId({ ...place, resource: null })}~`) &&
    anchor.endsWith(findingId({ check: `/${resource}`, region: null, resource: null }))
  )
}
