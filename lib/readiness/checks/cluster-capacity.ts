import { capacityFactNames } from '../capacity/capacity-facts'
import { firstRelease } from '../capacity/first-release'
import { judgeClusters } from '../capacity/judge-cluster'
import { capacityVerdict } from '../capacity/kinds'
import { regionCheck } from '../check'
import { outOfScope } from './out-of-scope'

export const clusterCapacity = regionCheck({
  check: 'cluster-capacity',
  group: 'cluster',
  name: 'Cluster capacity',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html',
  rule: {
    source:
      'Set-up page, "ECS Cluster": "have enough capacity in it to deploy your containers". Placement: ECS developer guide, task placement; launch type EC2 as Deck\'s default: deck serverGroupCommandBuilder.service.js (read in the code).',
    appliesTo: `every release; compute FARGATE from ${firstRelease.launchType} (by what the project states; not read in the code), capacity providers from ${firstRelease.capacityProvider} (read in the code)`,
  },
  needs: ['clusters'],
  uses: capacityFactNames.all,
  judge: ({ clusters, ...facts }, { mapping, settings, region }) => {
    const judged = judgeClusters(clusters, facts, { ecsAccount: mapping.ecsAccount, settings, region })
    const active = judged.flatMap(({ subject, scope, capacity }) => {
      if (scope === undefined) return []
      return [capacity === null ? outOfScope.cluster(subject.cluster.name, scope) : capacityVerdict(capacity, subject)]
    })
    return active.length === 0 ? [outOfScope.nothing(region)] : active
  },
})
