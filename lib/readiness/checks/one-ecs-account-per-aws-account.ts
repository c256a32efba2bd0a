import { heldText } from '@/lib/registry/open-text'
import { registryCheck } from '../check'
import { ecsAccountOf } from '../clouddriver/ecs-twin'
import { setUpPage } from '../set-up-page'
import { listed } from '../words'

export const oneEcsAccountPerAwsAccount = registryCheck({
  check: 'one-ecs-account-per-aws-account',
  group: 'mapping',
  name: 'One ECS account per AWS account',
  docs: setUpPage,
  rule: {
    source:
      'EcsAccountMapper.java maps an AWS account to the one ECS account loaded last (seen running in 1.25, 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, { mapping, registry }) => {
    const { name, awsAccount } = mapping.ecsAccount
    const sharing = registry.ecsAccounts.filter((account) => heldText(account.awsAccount) === heldText(awsAccount))
    const winner = ecsAccountOf(registry, awsAccount)?.name ?? name
    if (sharing.length < 2) {
      const summary = `No other ECS account uses AWS account ${awsAccount}.`
      return [
        {
          resource: null,
          status: 'pass',
          title: `${name} is the only ECS account of AWS account ${awsAccount}`,
          summary,
        },
      ]
    }
    const names = sharing.map((account) => account.name)
    if (winner === name) {
      const summary = `${listed(names)} share AWS account ${awsAccount}; the last one loaded gets its subnets, security groups and load balancers, and that is ${name}.`
      return [{ resource: null, status: 'pass', title: `${name} is the last ECS account of ${awsAccount}`, summary }]
    }
    return [
      {
        resource: null,
        status: 'warn',
        title: `${name} shares AWS account ${awsAccount} with ${listed(names.filter((other) => other !== name))}`,
        summary: `Spinnaker gives the subnets, security groups and load balancers of ${awsAccount} to ${winner} and shows none for ${name}. Deploys of both work.`,
        evidence: [
          {
            kind: 'table',
            title: `ECS accounts of ${awsAccount}, in the order they are loaded`,
            columns: ['ECS account', 'Gets the AWS views'],
            rows: names.map((each) => [{ text: each, code: true }, each === winner ? 'yes' : 'no']),
          },
        ],
        fix: {
          kind: 'edit-registry',
          entity: 'ecs-account',
          name,
          field: 'awsAccount',
          text: `Give ${name} an AWS account entry of its own (same account id and role, another name), or keep one of the two ECS accounts.`,
        },
      },
    ]
  },
})
