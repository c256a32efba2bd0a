import { regionCheck, type Verdict } from '../check'
import type { Cluster } from '../facts/clusters'
import { counted, listed } from '../words'

export const inactiveClusters = regionCheck({
  check: 'inactive-clusters',
  group: 'cluster',
  name: 'Inactive clusters',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html',
  rule: {
    source:
      'ServiceCachingAgent.java and ContainerInstanceCachingAgent.java ask about every cluster that ListClusters names, and the first that is INACTIVE fails the whole agent with ClusterNotFoundException (seen running in 1.38; whether AWS still lists one is judged by its own answer).',
    appliesTo: 'every release',
  },
  needs: ['clusters'],
  uses: [],
  judge: ({ clusters }, { region, mapping }): Verdict[] => {
    const inactive = clusters.filter(({ status }) => status === 'INACTIVE')
    const [first] = inactive
    return [
      first === undefined
        ? allThere(clusters, region)
        : stopping([first, ...inactive.slice(1)], region, mapping.awsAccount.name),
    ]
  },
})

function allThere(clusters: readonly Cluster[], region: string): Verdict {
  const title = `No inactive cluster is listed in ${region}`
  const summary = `AWS lists ${counted(clusters.length, 'cluster')} there, and Clouddriver can ask about each.`
  return { resource: null, status: 'pass', title, summary }
}

function stopping(inactive: readonly [Cluster, ...Cluster[]], region: string, awsAccount: string): Verdict {
  const names = listed(inactive.map(({ name }) => name))
  const one = inactive.length === 1
  return {
    resource: null,
    status: 'warn',
    title: `${names} ${one ? 'is' : 'are'} inactive and still listed in ${region}`,
    summary: `Clouddriver asks about every listed cluster, and AWS refuses ${one ? 'this one' : 'these'}: its agents for services and container instances of this account and region fail as a whole, and Spinnaker shows no server group of ${region}.`,
    evidence: [
      {
        kind: 'table',
        title: `Clusters that AWS still lists in ${region} after their deletion`,
        columns: ['Cluster', 'Status'],
        rows: inactive.map(({ name, status }) => [
          { text: name, code: true },
          { text: status, status: 'warn' as const },
        ]),
      },
    ],
    fix: {
      kind: 'edit-registry',
      entity: 'aws-account',
      name: awsAccount,
      field: 'regions',
      text: `AWS removes a deleted cluster from its list after a while: check again. Until then, create ${names} again under that name, or remove ${region} from AWS account ${awsAccount}.`,
    },
  }
}
