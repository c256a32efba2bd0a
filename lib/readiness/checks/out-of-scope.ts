import type { ClusterScope } from '../capacity/cluster-scope'
import type { Verdict } from '../check'

/** What every check of clusters says about those that it leaves alone. */
export const outOfScope = {
  /** A region without an ACTIVE cluster. */
  nothing: (region: string): Verdict => ({
    status: 'not-applicable',
    resource: null,
    title: `No active cluster in ${region}`,
    summary: 'This region has no active cluster to check. The check cluster-exists says whether it needs one.',
  }),
  cluster: (name: string, scope: Exclude<ClusterScope, 'in-scope'>): Verdict =>
    scope === 'not-in-use'
      ? {
          status: 'not-applicable',
          resource: name,
          title: `${name} is empty, not in use`,
          summary: 'It has no service, no instance and no capacity provider; other clusters of the region are in use.',
        }
      : {
          status: 'not-applicable',
          resource: name,
          title: `${name} is not among this account's clusters`,
          summary: 'The ECS account names its clusters in the registry, and this one matches none of them.',
        },
}
